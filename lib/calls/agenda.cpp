// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/agenda.hpp"

#include <fmt/format.h>

#include "lib/calls/consent.hpp"

namespace qlab::calls {
namespace {

/// Whoever said no to calls by now is not rung up, and their calls are called off by staff.
void add_open(const store::Store& store, Agenda& agenda) {
  const auto open =
      store.first(fmt::format("SELECT count(*) FILTER (WHERE state = 'wanted' AND NOT refused),"
                              " count(*) FILTER (WHERE refused) FROM (SELECT state, {} AS refused"
                              " FROM call AS m WHERE state IN ('wanted', 'proposed', 'booked'))",
                              said_no_sql));
  const auto wanted = open->integer(0);
  add_if_any(agenda, {"calls", "calls_wanted", wanted,
                      counted(wanted, "call is to be arranged", "calls are to be arranged"),
                      "qlab calls list state:wanted refused:no"});
  const auto refused = open->integer(1);
  add_if_any(agenda, {"calls", "calls_refused", refused,
                      counted(refused, "call is open with somebody who said no to calls",
                              "calls are open with people who said no to calls"),
                      "qlab calls list state:wanted,proposed,booked refused:yes"});
}

}  // namespace

void add_tasks(const store::Store& store, Instant now, Agenda& agenda) {
  add_open(store, agenda);
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
