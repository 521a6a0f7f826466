// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/agenda.hpp"

namespace qlab::calls {

void add_tasks(const store::Store& store, Instant now, Agenda& agenda) {
  const auto wanted = store.first("SELECT count(*) FROM call WHERE state = 'wanted'")->integer(0);
  add_if_any(agenda, {"calls", "calls_wanted", wanted,
                      counted(wanted, "call is to be arranged", "calls are to be arranged"),
                      "qlab calls list state:wanted"});
  const auto soon = store.first(
      "SELECT count(*), min(starts_at) FROM call WHERE state = 'booked' AND starts_at >= ?1"
      " AND starts_at < ?2",
      now, now + std::chrono::days(1));
  add_if_any(agenda, {"calls", "calls_soon", soon->integer(0),
                      counted(soon->integer(0), "call is booked for the next 24 hours",
                              "calls are booked for the next 24 hours"),
                      "qlab calls list state:booked", soon->maybe_instant(1)});
  const auto over = store
                        .first(
                            "SELECT count(*) FROM call WHERE state = 'booked' AND starts_at < ?1"
                            " AND ends_at < ?1",
                            now)
                        ->integer(0);
  add_if_any(agenda,
             {"calls", "calls_unrecorded", over,
              counted(over, "call is over and not recorded", "calls are over and not recorded"),
              "qlab calls list state:booked"});
}

}  // namespace qlab::calls
