// SPDX-License-Identifier: Apache-2.0
// How tallies and what rules say of them look in every format, for staff and in public.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "lib/render/fields.hpp"
#include "lib/scenarios/could_change.hpp"
#include "lib/scenarios/public_tally.hpp"
#include "lib/scenarios/tally.hpp"
#include "lib/scenarios/viability.hpp"

namespace qlab::cmd {

/// A scenario with its numbers and what the rules say of it.
struct JudgedTally {
  scenarios::Tally tally;
  std::vector<scenarios::Judgement> judgements;
};

/// A tally with its axes and rules inside, for scripts.
render::Fields<JudgedTally> tally_fields();
render::Fields<scenarios::PublicTally> public_tally_fields();

/// The axes of one scenario, for scripts.
void put_axes(const scenarios::Tally& tally, render::Sink& sink);

/// What a row is about where nothing is said: descriptions are asked about such a row.
template <class Thing>
const Thing& blank() {
  static const Thing thing{};
  return thing;
}

/// A row for each scenario and axis, for tables.
struct TallyRow {
  const scenarios::Tally* tally = &blank<scenarios::Tally>();
  const scenarios::AxisTally* axis = &blank<scenarios::AxisTally>();
};
render::Fields<TallyRow> tally_row_fields();
std::vector<TallyRow> tally_rows(std::span<const scenarios::Tally> tallies);

struct PublicTallyRow {
  const scenarios::PublicTally* tally = &blank<scenarios::PublicTally>();
  const scenarios::PublicAxis* axis = &blank<scenarios::PublicAxis>();
};
render::Fields<PublicTallyRow> public_tally_row_fields();

/// A row for each scenario and rule.
struct RuleRow {
  const scenarios::Scenario* scenario = &blank<scenarios::Scenario>();
  const scenarios::Judgement* judgement = &blank<scenarios::Judgement>();
};
render::Fields<RuleRow> rule_row_fields();

struct PublicRuleRow {
  const scenarios::Scenario* scenario = &blank<scenarios::Scenario>();
  const scenarios::PublicJudgement* judgement = &blank<scenarios::PublicJudgement>();
};
render::Fields<PublicRuleRow> public_rule_row_fields();

/// Somebody who could still make a rule met.
struct CouldChangeRow {
  const scenarios::Scenario* scenario;
  const ViabilityRule* rule;
  scenarios::CouldChange who;
};
render::Fields<CouldChangeRow> could_change_fields();

}  // namespace qlab::cmd
