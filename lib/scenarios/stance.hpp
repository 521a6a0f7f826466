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

/// Everything said in one go. The condition goes with the conditional answers, the horizon with
/// those that are not no, the offers with support, the reason with each.
struct Response {
  std::optional<Answer> want{};
  std::optional<Answer> value{};
  std::optional<Answer> support{};
  std::string condition{};
  std::string reason{};
  std::string horizon{};  ///< empty, "lasting" or a day such as 2027-12-31
  std::vector<Offer> offers{};
};

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
  Source source = Source::staff;
  Instant at;
};

/// The present answers of one member, in the order of the axes.
std::vector<Stance> stances(const store::Store& store, const Scenario& scenario,
                            std::int64_t member_id);

struct Recorded {
  Stance stance;
  std::optional<Answer> previous;
  bool changed = false;  ///< false where the member had said exactly this
};

struct ResponseReport {
  Scenario scenario;
  std::int64_t member_id = 0;
  Source source = Source::staff;
  std::vector<Recorded> stances;
  std::vector<Axis> without_condition;  ///< conditional, but on what nobody said
};

/// Records one answer per axis given: all or nothing. Throws usage where a part of the response has
/// nothing to go with, refused where the scenario is not open. The member must exist.
ResponseReport respond(store::Store& store, const Scenario& scenario, std::int64_t member_id,
                       const Response& response, Source source, Instant now);

}  // namespace qlab::scenarios
