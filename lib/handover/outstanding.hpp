// SPDX-License-Identifier: Apache-2.0
// Everybody in exactly one outcome, with what is to be done next and when: nobody is forgotten.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// The strongest first: of several that are true of a member the first one counts.
enum class Outcome {
  attended,            ///< was at a webinar
  coming,              ///< has a place at one that is not over
  declined,            ///< cannot come
  answered_otherwise,  ///< maybe, a comment, or an answer to a scenario
  opted_out,           ///< wants no mail
  unreachable,         ///< no mail can go there
  no_answer,           ///< was written to often enough
  waiting              ///< was not written to, or not often enough
};
inline constexpr Names<8> outcomes{"attended",  "coming",      "declined",  "answered otherwise",
                                   "opted out", "unreachable", "no answer", "waiting"};

constexpr std::string_view name(Outcome outcome) {
  return outcomes.at(static_cast<std::size_t>(outcome));
}

/// What one source knows of a member.
struct Fact {
  std::int64_t member = 0;
  Outcome outcome = Outcome::answered_otherwise;
  std::optional<Instant> at;  ///< when it was said; of coming, when the webinar begins
};

struct Outstanding {
  std::int64_t member = 0;
  std::string name;
  Outcome outcome = Outcome::waiting;
  std::optional<Instant> at;
  std::int64_t contacts = 0;  ///< messages that went out
  std::string_view next;      ///< "arrange a call"; empty where nothing is to be done
  std::optional<Instant> next_at;
};

/// Calls with each of the members that the query selects, by member. Who did not answer so many
/// messages is without an answer; one who was written to fewer times waits, a week after the last.
void each_outstanding(const store::Store& store, const members::Query& query, std::int64_t contacts,
                      Instant now, const std::function<void(const Outstanding&)>& call);

}  // namespace qlab::handover
