// SPDX-License-Identifier: Apache-2.0
// What the handover report says about comments. Reads only; no address is among it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

using StateCounts = std::map<State, std::int64_t>;

/// Every state that some comment is in, as others see it: a published reply to a hidden comment
/// counts as hidden.
StateCounts count_by_state(const store::Store& store);

/// The same for each scenario with a comment, by the id of the scenario.
std::map<std::int64_t, StateCounts> count_by_scenario(const store::Store& store);

struct ScenarioFigure {
  std::int64_t scenario_id = 0;
  std::string scenario;  ///< its slug
  StateCounts by_state;
  std::int64_t authors = 0;  ///< different people among its published comments
  std::int64_t threads = 0;  ///< published comments that answer no other
};

/// One for each scenario with a comment, in the order of the scenarios.
std::vector<ScenarioFigure> scenario_figures(const store::Store& store);

struct MonthCount {
  std::string month;  ///< 2027-02, UTC
  std::int64_t published = 0;
};

/// When the published comments were written, oldest first; months without any are left out.
std::vector<MonthCount> published_by_month(const store::Store& store);

/// How many published comments carry each licence.
std::map<Licence, std::int64_t> published_by_licence(const store::Store& store);

/// A published comment whose words may be quoted outside.
struct Quote {
  std::int64_t comment_id = 0;
  std::int64_t scenario_id = 0;
  std::optional<std::int64_t> member_id;  ///< nothing for a guest
  std::string body;
  Format format = Format::text;
  std::optional<std::string> name;  ///< only where it may be given
  Instant written_at;
};

/// Of a comment that may be quoted.
Quote quote_of(Comment comment);

/// No limit.
inline constexpr std::int64_t every_quote = -1;

/// Licensed "with name" or "unnamed", readable in its thread, and not by a member who has refused
/// or withdrawn consent to be quoted. The newest so many of each scenario, oldest first.
std::vector<Quote> quotes(const store::Store& store, std::int64_t most_of_each = every_quote);

}  // namespace qlab::comments
