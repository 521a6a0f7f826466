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

}  // namespace qlab::scenarios
