// SPDX-License-Identifier: Apache-2.0
// Recording what one member answers to a scenario, and letting earlier answers stand for a text
// that has changed since.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/scenarios/stance.hpp"

namespace qlab::scenarios {

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
  bool on_behalf = false;  ///< somebody else answers for the member
};

struct Recorded {
  Stance stance;
  std::optional<Answer> previous;
  bool changed = false;  ///< false where the member had said exactly this
};

struct ResponseReport {
  Scenario scenario;
  std::int64_t member_id = 0;
  Source source = Source::staff;
  bool on_behalf = false;
  std::vector<Recorded> stances;
  std::vector<Axis> without_condition;  ///< conditional, but on what nobody said
};

/// The answers as rows to be, each with what goes with it. Throws usage where a part of the
/// response has nothing to go with.
std::vector<Stance> stances_of(const Response& response);

/// Throws refused where the scenario is not open by now; returns it as it is.
Scenario require_open(const store::Store& store, const Scenario& scenario);

/// Records one answer per axis given: all or nothing. Throws as stances_of() and require_open() do.
/// The member must exist.
ResponseReport respond(store::Store& store, const Scenario& scenario, std::int64_t member_id,
                       const Response& response, Source source, Instant now);

/// Lets the stale answers of a member stand for the present text, unchanged: all or nothing. Throws
/// refused where the scenario is not open or nothing of theirs is stale.
ResponseReport confirm(store::Store& store, const Scenario& scenario, std::int64_t member_id,
                       Source source, Instant now);

}  // namespace qlab::scenarios
