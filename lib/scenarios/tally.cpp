// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/tally.hpp"

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/scenarios/electorate.hpp"
#include "lib/store/required.hpp"

namespace qlab::scenarios {
namespace {

/// People of one scenario and axis who said exactly the same.
struct Group {
  bool late;
  bool stale;
  Answer answer;
  bool lasting;
  std::string_view offers;
  std::int64_t people;
};

OfferCount& count_of(std::vector<OfferCount>& counts, Offer offer) {
  const auto place =
      std::lower_bound(counts.begin(), counts.end(), offer,
                       [](const OfferCount& count, Offer wanted) { return count.offer < wanted; });
  if (place != counts.end() && place->offer == offer) return *place;
  return *counts.insert(place, {.offer = offer});
}

void add_offers(AxisTally& tally, const Group& group) {
  for (const auto word : text::split(group.offers, ' ')) {
    const auto offer = parse_offer(word);
    if (!offer) continue;
    auto& count = count_of(tally.offers, *offer);
    if (group.late) {
      count.later += group.people;
    } else {
      (group.answer == Answer::yes ? count.yes : count.conditional) += group.people;
    }
  }
}

void add(AxisTally& tally, const Group& group) {
  auto& counts = group.late ? tally.later : tally.counts;
  if (group.stale) {
    counts.stale += group.people;
    return;
  }
  count(counts, group.answer, group.people);
  if (group.lasting && group.answer == Answer::yes && !group.late) tally.lasting += group.people;
  add_offers(tally, group);
}

Tally empty_tally(const Scenario& scenario, const Electorates& electorates) {
  Tally tally{.scenario = scenario, .electorate = {}, .reachable = {}, .later = 0, .axes = {}};
  for (const auto axis : all_axes) tally.axes.at(static_cast<std::size_t>(axis)).axis = axis;
  if (!scenario.opened_at) return tally;
  // A community without members has no row, and an electorate of nobody.
  const auto found = electorates.find(scenario.id);
  const auto electorate = found == electorates.end() ? Electorate{} : found->second;
  tally.electorate = electorate.members;
  tally.reachable = electorate.reachable;
  tally.later = electorate.later;
  return tally;
}

/// Adds the groups to the tallies of their scenarios, which are few.
void add_groups(std::vector<Tally>& tallies, store::Statement& rows) {
  auto tally = tallies.end();
  while (rows.step()) {
    const auto scenario_id = rows.integer(0);
    if (tally == tallies.end() || tally->scenario.id != scenario_id) {
      tally = std::find_if(tallies.begin(), tallies.end(),
                           [&](const Tally& each) { return each.scenario.id == scenario_id; });
    }
    const auto axis = store::required(parse_axis(rows.view(1)));
    add(tally->axes.at(static_cast<std::size_t>(axis)),
        {.late = rows.integer(2) != 0,
         .stale = rows.integer(3) < tally->scenario.material_version,
         .answer = store::required(parse_answer(rows.view(4))),
         .lasting = rows.view(5) == "lasting",
         .offers = rows.view(6),
         .people = rows.integer(7)});
  }
}

/// The schema keeps these numbers: as many rows as there are different answers.
constexpr auto select_groups =
    "SELECT scenario_id, axis, late, version, answer, horizon, offers, members FROM stance_number"
    " WHERE members > 0 ";

}  // namespace

std::vector<Tally> tallies(const store::Store& store) {
  const auto whose = electorates(store);
  std::vector<Tally> tallies;
  for (const auto& scenario : list(store)) tallies.push_back(empty_tally(scenario, whose));
  auto rows = store.prepare(select_groups);
  add_groups(tallies, rows);
  return tallies;
}

Tally tally(const store::Store& store, const Scenario& scenario) {
  std::vector<Tally> one{empty_tally(scenario, electorates(store, scenario.id))};
  auto rows = store.prepare(std::string(select_groups) + "AND scenario_id = ?");
  rows.bind(scenario.id);
  add_groups(one, rows);
  return one.front();
}

}  // namespace qlab::scenarios
