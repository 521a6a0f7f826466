// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/problems.hpp"

#include <fmt/format.h>

#include "lib/calls/slot.hpp"
#include "lib/core/ids.hpp"

namespace qlab::calls {
namespace {

using store::Severity;

constexpr auto look = "look at it with 'qlab calls view'; 'qlab store log' says who changed it";

void find_without_slot(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT id FROM call WHERE state = 'booked' AND NOT EXISTS (SELECT 1 FROM call_slot AS s"
      " WHERE s.call_id = call.id AND s.held_until IS NULL AND s.staff = call.staff"
      " AND s.starts_at = call.starts_at AND s.ends_at = call.ends_at) ORDER BY id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} is booked, and no slot of that time is its own",
                                 ref(Letter::call, row.integer(0))),
                     look});
  }
}

void find_wrong_slots(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT s.id, m.id, m.state FROM call_slot AS s JOIN call AS m ON m.id = s.call_id"
      " WHERE s.held_until IS NULL AND m.state NOT IN ('booked', 'held', 'no-show')"
      " ORDER BY s.id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("slot {} is booked by {}, which is {}", slot_ref(row.integer(0)),
                                 ref(Letter::call, row.integer(1)), row.view(2)),
                     look});
  }
}

void find_overlaps(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT id, before FROM (SELECT id, starts_at,"
      " lag(id) OVER line AS before, lag(ends_at) OVER line AS ended FROM call_slot"
      " WINDOW line AS (PARTITION BY staff ORDER BY starts_at)) WHERE ended > starts_at"
      " ORDER BY id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("slots {} and {} of one person overlap", slot_ref(row.integer(1)),
                                 slot_ref(row.integer(0))),
                     "remove one of them: qlab calls slots remove"});
  }
}

void find_other_history(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT id, state, (SELECT state FROM call_history WHERE call_id = call.id"
      " ORDER BY id DESC LIMIT 1) AS told FROM call WHERE told IS NOT state ORDER BY id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} is {}, and its history ends with '{}'",
                                 ref(Letter::call, row.integer(0)), row.view(1), row.view(2)),
                     look});
  }
}

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_without_slot(store, found);
  find_wrong_slots(store, found);
  find_overlaps(store, found);
  find_other_history(store, found);
  return found;
}

}  // namespace qlab::calls
