// SPDX-License-Identifier: Apache-2.0
// What a member answers to a scenario: on each axis (want, value, support) yes, conditional or no.
// Answers are never overwritten: a newer one supersedes the older row.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::scenarios {

enum class Axis { want, value, support };
enum class Answer { yes, conditional, no };
enum class Offer { host, facilitate, organise, fund, admin };

/// Who brought the answer: staff on the member's behalf, a file, or the member.
enum class Source { staff, imported, member };

inline constexpr std::array all_axes{Axis::want, Axis::value, Axis::support};

std::string_view name(Axis axis);
std::string_view name(Answer answer);
std::string_view name(Offer offer);
std::string_view name(Source source);
std::optional<Axis> parse_axis(std::string_view name);
std::optional<Answer> parse_answer(std::string_view name);
std::optional<Offer> parse_offer(std::string_view name);

/// Throw usage with the nearest word.
Answer require_answer(std::string_view word);
Offer require_offer(std::string_view word);

struct Stance {
  Axis axis = Axis::want;
  Answer answer = Answer::yes;
  std::string condition;
  std::string reason;
  std::string horizon;
  std::vector<Offer> offers;  ///< in the order of the enumeration
  std::int64_t version = 1;   ///< of the scenario's text that was answered
  bool stale = false;         ///< the text changed materially since
  bool late = false;          ///< given by somebody who joined after the opening
  bool on_behalf = false;     ///< somebody else answered for the member
  bool confirmed = false;     ///< an earlier answer that the member lets stand
  Source source = Source::staff;
  std::string actor;  ///< who entered it
  Instant at;
  std::optional<Instant> superseded_at;  ///< nothing for the present one
};

/// The present answers of one member, in the order of the axes.
std::vector<Stance> stances(const store::Store& store, const Scenario& scenario,
                            std::int64_t member_id);

/// All answers that one member ever gave, axis by axis, the oldest first.
std::vector<Stance> history(const store::Store& store, const Scenario& scenario,
                            std::int64_t member_id);

/// Writes an answer and supersedes the one before on its axis, within the caller's change.
void write(store::Store& store, std::int64_t scenario_id, std::int64_t member_id,
           const Stance& stance);

/// The offers as they are stored.
std::string joined(const std::vector<Offer>& offers);

/// Whether both say the same of the same text, whoever entered them and when.
bool says_the_same(const Stance& a, const Stance& b);

}  // namespace qlab::scenarios
