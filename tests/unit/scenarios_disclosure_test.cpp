// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/disclosure.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "lib/scenarios/public_tally.hpp"

namespace qlab::scenarios {
namespace {

using Cells = std::vector<std::int64_t>;

/// Every way in which so many people can be in these cells.
void each_table(std::size_t cells, std::int64_t people,
                const std::function<void(const Cells&)>& call, Cells so_far = {}) {
  if (so_far.size() + 1 == cells) {
    so_far.push_back(people);
    return call(so_far);
  }
  for (std::int64_t here = 0; here <= people; ++here) {
    auto more = so_far;
    more.push_back(here);
    each_table(cells, people - here, call, more);
  }
}

std::string shown(const Shown& number) { return number ? std::to_string(*number) : "*"; }

std::string shown(const PublicRow& row) {
  std::string text = shown(row.total) + ":";
  for (const auto& cell : row.cells) text += shown(cell) + " ";
  return text;
}

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

TEST_CASE("disclosure: small numbers are withheld, and another with them") {
  CHECK(shown(disclosed(Cells{40, 7, 0, 153})) == "200:40 7 0 153 ");
  CHECK(shown(disclosed(Cells{40, 3, 7, 150})) == "200:40 * * 150 ");
  CHECK(shown(disclosed(Cells{40, 3, 2, 150})) == "195:40 * * 150 ");
  CHECK(shown(disclosed(Cells{1, 1, 20, 150})) == "172:* * * 150 ");
  CHECK(shown(disclosed(Cells{1, 2, 0, 1})) == "*:* * * * ");
  CHECK(shown(disclosed(Cells{0, 0})) == "0:0 0 ");
  CHECK(shown(disclosed(4)) == "*");
  CHECK(shown(disclosed(5)) == "5");
}

TEST_CASE(
    "disclosure: no withheld number can be worked out, also by who knows how it is withheld") {
  for (std::int64_t people = 0; people <= 22; ++people) {
    std::map<std::string, std::vector<Cells>> alike;
    each_table(4, people, [&](const Cells& cells) {
      const auto row = disclosed(cells);
      alike[shown(row)].push_back(cells);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (row.cells[i]) CHECK((cells[i] == 0 || cells[i] >= smallest_public));
        const auto interval = possible(row, i);
        if (!interval || row.cells[i]) continue;
        CHECK(interval->least <= cells[i]);
        CHECK(interval->most >= cells[i]);
        CHECK(interval->most - interval->least + 1 >= fewest_possible);
      }
    });
    for (const auto& group : alike) {
      const auto& tables = group.second;
      const auto row = disclosed(tables.front());
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i]) continue;
        std::set<std::int64_t> values;
        for (const auto& cells : tables) values.insert(cells[i]);
        CAPTURE(group.first);
        // A total under five that is withheld is one of several too.
        if (row.total) CHECK(values.size() > 1);
      }
    }
  }
}

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
