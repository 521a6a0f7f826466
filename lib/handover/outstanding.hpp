// SPDX-License-Identifier: Apache-2.0
// Everybody in exactly one outcome, with what is to be done next, by whom and when: nobody is
// forgotten.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// The strongest first: of several that are true of a member the first one counts. Who was heard
/// comes before who was not; a no to mail before what else stands in its way.
enum class Outcome {
  attended,            ///< was at a webinar
  coming,              ///< has a place at one that is not over
  call_held,           ///< was talked to
  call_arranged,       ///< a time is agreed
  answered_otherwise,  ///< maybe, a comment, or an answer to a scenario
  declined,            ///< cannot come
  opted_out,           ///< wants no mail
  unreachable,         ///< no mail can go there
  no_answer,           ///< was written to often enough
  waiting              ///< was not written to, or not often enough
};
inline constexpr Names<10> outcomes{"attended",           "coming",   "call held", "call arranged",
                                    "answered otherwise", "declined", "opted out", "unreachable",
                                    "no answer",          "waiting"};

constexpr std::string_view name(Outcome outcome) {
  return outcomes.at(static_cast<std::size_t>(outcome));
}

struct Outstanding {
  std::int64_t member = 0;
  std::string name;
  Outcome outcome = Outcome::waiting;
  std::optional<Instant> at;
  std::int64_t contacts = 0;  ///< messages that went out
  std::string_view next;      ///< "arrange a call"; empty where nothing is to be done
  std::optional<Instant> next_at;
  std::string owner;  ///< of staff, whose turn it is; empty where nobody took it
};

/// Calls with each of the members that the query selects, by member: one statement over the indexes
/// by member of everything that is known, read side by side with the register. Who did not answer
/// so many messages is without an answer; one who was written to fewer times waits, a week after
/// the last.
void each_outstanding(const store::Store& store, const members::Query& query, std::int64_t contacts,
                      Instant now, const std::function<void(const Outstanding&)>& call);

}  // namespace qlab::handover
