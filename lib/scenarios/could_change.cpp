// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/could_change.hpp"

#include <algorithm>
#include <optional>

#include "lib/core/names.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/stance.hpp"

namespace qlab::scenarios {
namespace {

constexpr Names<5> missing_names{"answer", "confirmation", "yes", "lasting", "offer"};

/// What is missing from the answer of the present row; nothing where the rule counts it, or it is
/// no. Columns: 2 answer, 3 version, 4 horizon, 5 offers.
std::optional<Missing> missing(const store::Statement& row, const Scenario& scenario,
                               const ViabilityRule& rule) {
  if (row.is_null(2)) return Missing::answer;
  if (row.integer(3) < scenario.material_version) return Missing::confirmation;
  const auto answer = parse_answer(row.view(2));
  if (answer == Answer::no || rule.counted == Counted::answered) return {};
  if (answer == Answer::conditional) return Missing::yes;
  if (rule.counted == Counted::lasting && row.view(4) != "lasting") return Missing::lasting;
  if (rule.counted != Counted::offering) return {};
  const auto offers = text::split(row.view(5), ' ');
  const auto wanted = name(static_cast<Offer>(rule.offer));
  const bool offers_it = std::find(offers.begin(), offers.end(), wanted) != offers.end();
  return offers_it ? std::nullopt : std::optional(Missing::offer);
}

}  // namespace

std::string_view name(Missing missing) {
  return missing_names.at(static_cast<std::size_t>(missing));
}

void each_who_could_change(const store::Store& store, const Scenario& scenario,
                           const ViabilityRule& rule,
                           const std::function<void(const CouldChange&)>& call) {
  if (scenario.state != State::open) return;
  auto rows = store.prepare(
      "SELECT m.id, m.name, a.answer, a.version, a.horizon, a.offers, u.member_id IS NULL"
      " FROM member AS m LEFT JOIN stance AS a ON a.scenario_id = ?1 AND a.member_id = m.id"
      " AND a.axis = ?2 AND a.superseded_at IS NULL"
      " LEFT JOIN scenario_unreached AS u ON u.scenario_id = ?1 AND u.member_id = m.id"
      " WHERE m.joined_at <= ?3 AND m.erased_at IS NULL ORDER BY m.id");
  rows.bind(scenario.id, name(static_cast<Axis>(rule.axis)), scenario.opened_at);
  while (rows.step()) {
    const auto found = missing(rows, scenario, rule);
    if (found) call({rows.integer(0), rows.text(1), *found, rows.integer(6) != 0});
  }
}

}  // namespace qlab::scenarios
