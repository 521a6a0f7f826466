// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/offers.hpp"

#include <array>
#include <set>

#include "lib/core/text.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::array all_offers{Offer::host, Offer::facilitate, Offer::organise, Offer::fund,
                                Offer::admin};

}  // namespace

std::vector<Offered> offers(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT a.member_id, a.offers FROM stance AS a JOIN scenario AS s ON s.id = a.scenario_id"
      " WHERE a.superseded_at IS NULL AND a.axis = 'support' AND a.answer = 'yes'"
      " AND a.offers <> '' AND a.version >= s.material_version AND s.state <> 'draft'");
  std::vector<std::set<std::int64_t>> members(all_offers.size());
  while (rows.step()) {
    for (const auto word : text::split(rows.view(1), ' ')) {
      const auto offer = parse_offer(word);
      if (offer) members.at(static_cast<std::size_t>(*offer)).insert(rows.integer(0));
    }
  }
  std::vector<Offered> offered;
  for (const auto offer : all_offers) {
    const auto& whose = members.at(static_cast<std::size_t>(offer));
    offered.push_back({offer, static_cast<std::int64_t>(whose.size())});
  }
  return offered;
}

void each_offer(const store::Store& store, const std::optional<Scenario>& scenario,
                const std::function<void(const OfferBy&)>& take) {
  auto rows = store.prepare(
      "SELECT a.member_id, m.name, a.answer, a.condition, a.horizon, a.late FROM stance AS a"
      " JOIN member AS m ON m.id = a.member_id AND m.erased_at IS NULL"
      " WHERE a.scenario_id = ? AND a.superseded_at IS NULL AND a.offers <> ''"
      " AND a.version >= ? AND instr(' ' || a.offers || ' ', ' ' || ? || ' ') > 0"
      " ORDER BY m.name, m.id");
  for (const auto& each : scenario ? std::vector{*scenario} : list(store)) {
    for (const auto offer : all_offers) {
      rows.bind(each.id, each.material_version, name(offer));
      while (rows.step()) {
        take({.offer = offer,
              .slug = each.slug,
              .member = rows.integer(0),
              .name = rows.text(1),
              .answer = parse_answer(rows.view(2)).value(),
              .condition = rows.text(3),
              .horizon = rows.text(4),
              .late = rows.integer(5) != 0});
      }
    }
  }
}

}  // namespace qlab::scenarios
