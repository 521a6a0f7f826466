// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/public_tally.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "tests/support/small_cells.hpp"

namespace qlab::scenarios {
namespace {

using test::Cells;
using test::each_table;
using test::shown;

/// All a reader sees of a tally's first axis but the verdicts.
std::string numbers(const PublicTally& tally) {
  const auto& axis = tally.axes[0];
  auto text = shown(tally.electorate) + " " + shown(tally.reachable) + " ";
  for (const auto& number : {axis.yes, axis.conditional, axis.no, axis.stale, axis.answered,
                             axis.unanswered, axis.lasting})
    text += shown(number) + " ";
  for (const auto& each : tally.judgements) {
    for (const auto& number : {each.counted, each.whole, each.needed, each.short_by})
      text += shown(number) + " ";
  }
  return text;
}

std::string verdicts(const PublicTally& tally) {
  std::string text;
  for (const auto& each : tally.judgements)
    text += each.verdict ? std::string(name(*each.verdict)) + "; " : "*; ";
  return text;
}

Tally tally_of(const Cells& cells, State state) {
  Tally tally;
  for (const auto axis : all_axes) tally.axes.at(static_cast<std::size_t>(axis)).axis = axis;
  tally.scenario.state = state;
  tally.electorate = std::accumulate(cells.begin(), cells.end(), std::int64_t{0});
  tally.reachable = *tally.electorate - std::min<std::int64_t>(cells[4], 2);
  tally.axes[0].counts = {
      .yes = cells[0], .conditional = cells[1], .no = cells[2], .stale = cells[3]};
  tally.axes[0].lasting = cells[0] / 2;
  return tally;
}

}  // namespace

TEST_CASE("public tally: a verdict says nothing that the numbers do not") {
  const std::vector<ViabilityRule> rules{
      parse_viability_rule("want >= 3").value(),
      parse_viability_rule("want >= 6").value(),
      parse_viability_rule("want >= 40% of reachable").value(),
      parse_viability_rule("want lasting >= 2").value(),
      parse_viability_rule("want >= 1/2 of answered").value(),
      parse_viability_rule("want answered >= 50% of electorate").value()};
  for (const auto state : {State::open, State::closed}) {
    std::map<std::string, std::map<std::string, std::set<std::int64_t>>> alike;
    each_table(5, 13, [&](const Cells& cells) {
      const auto shown = publish(tally_of(cells, state), rules);
      alike[numbers(shown)][verdicts(shown)].insert(cells[0]);
    });
    for (const auto& group : alike) {
      CAPTURE(group.first);
      CHECK(group.second.size() == 1);
    }
  }
}

TEST_CASE("public tally: names nobody, and tells what is safe") {
  auto tally = tally_of({60, 3, 20, 0, 117}, State::closed);
  tally.later = 3;
  tally.axes[0].offers = {{.offer = Offer::host, .yes = 2}, {.offer = Offer::fund, .yes = 20}};
  const std::vector<ViabilityRule> rules{parse_viability_rule("want >= 30% of electorate").value()};
  const auto shown = publish(tally, rules);
  CHECK(shown.electorate == 200);
  CHECK_FALSE(shown.later);
  const auto& want = shown.axes[0];
  CHECK(want.yes == 60);
  CHECK_FALSE(want.conditional);
  CHECK_FALSE(want.no);
  CHECK(want.answered == 83);
  CHECK(want.lasting == 30);
  CHECK_FALSE(want.offers.at(0).people);
  CHECK(want.offers.at(1).people == 20);
  CHECK(shown.judgements.at(0).verdict == Verdict::met);
  CHECK(shown.overall == Verdict::met);
}

}  // namespace qlab::scenarios
