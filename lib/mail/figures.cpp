// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/figures.hpp"

#include <algorithm>

namespace qlab::mail {

std::vector<PurposeFigures> figures(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT purpose, state, COUNT(*) FROM message GROUP BY purpose, state ORDER BY purpose");
  std::vector<PurposeFigures> figures;
  while (rows.step()) {
    if (figures.empty() || figures.back().purpose != rows.view(0)) {
      figures.emplace_back().purpose = rows.text(0);
    }
    const auto state = parse_state(rows.view(1));
    const auto at = std::find(all_states.begin(), all_states.end(), state);
    if (at == all_states.end()) continue;
    figures.back().messages.at(static_cast<std::size_t>(at - all_states.begin())) = rows.integer(2);
  }
  return figures;
}

std::vector<std::int64_t> ids_written_to(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT DISTINCT member_id FROM message WHERE state = 'sent' AND member_id IS NOT NULL"
      " ORDER BY member_id");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace qlab::mail
