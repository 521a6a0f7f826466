// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/agenda.hpp"

namespace qlab::comments {

void add_tasks(const store::Store& store, Instant /*now*/, Agenda& agenda) {
  // Scenario by scenario, as the index has them.
  const auto waiting =
      store
          .first(
              "SELECT count(*) FROM scenario AS s CROSS JOIN comment AS c INDEXED BY"
              " comment_scenario ON c.scenario_id = s.id AND c.state = 'pending'")
          ->integer(0);
  add_if_any(agenda, {"comments", "comments_pending", waiting,
                      counted(waiting, "comment waits for approval", "comments wait for approval"),
                      "qlab comments list state:pending"});
  const auto flagged =
      store
          .first(
              "SELECT count(*) FROM comment_review WHERE closed_at IS NULL AND cause = 'flagged'")
          ->integer(0);
  add_if_any(agenda, {"comments", "comments_flagged", flagged,
                      counted(flagged, "comment was flagged", "comments were flagged"),
                      "qlab comments list waiting:flagged"});
}

}  // namespace qlab::comments
