// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/figures.hpp"

namespace qlab::calls {

OpenCalls open_calls(const store::Store& store) {
  OpenCalls calls;
  auto rows = store.prepare("SELECT state, count(*) FROM call GROUP BY state");
  while (rows.step()) {
    calls.any = true;
    if (rows.view(0) == "wanted") calls.wanted = rows.integer(1);
    if (rows.view(0) == "proposed") calls.proposed = rows.integer(1);
    if (rows.view(0) == "booked") calls.booked = rows.integer(1);
  }
  return calls;
}

Figures figures(const store::Store& store) {
  Figures figures;
  auto rows = store.prepare(
      "SELECT state, iif(state = 'held', outcome, ''), count(*) FROM call GROUP BY 1, 2");
  while (rows.step()) {
    const auto state = named<State>(states, rows.view(0)).value();
    figures.by_state.at(static_cast<std::size_t>(state)) += rows.integer(2);
    if (state == State::held) figures.outcomes[rows.text(1)] += rows.integer(2);
  }
  return figures;
}

std::vector<std::int64_t> ids_talked_to(const store::Store& store) {
  std::vector<std::int64_t> ids;
  auto rows =
      store.prepare("SELECT DISTINCT member_id FROM call WHERE state = 'held' ORDER BY member_id");
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

void each_held(const store::Store& store, const std::function<void(std::int64_t, Instant)>& call) {
  auto rows = store.prepare("SELECT member_id, starts_at FROM call WHERE state = 'held'");
  while (rows.step()) call(rows.integer(0), rows.instant(1));
}

}  // namespace qlab::calls
