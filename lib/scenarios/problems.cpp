// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/problems.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"

namespace qlab::scenarios {
namespace {

using store::Severity;

constexpr auto look = "look at it with 'qlab scenarios view'";

void find_answers_to_drafts(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT s.id FROM scenario AS s WHERE s.state = 'draft'"
      " AND EXISTS (SELECT 1 FROM stance WHERE scenario_id = s.id) ORDER BY s.id");
  while (row.step()) {
    found.push_back(
        {Severity::problem,
         fmt::format("{} is a draft, and has answers", ref(Letter::scenario, row.integer(0))),
         look});
  }
}

/// Each answer is to a text that there was.
void find_answers_to_no_text(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT s.id, count(*) FROM scenario AS s JOIN stance AS a ON a.scenario_id = s.id"
      " WHERE a.version > s.version GROUP BY s.id ORDER BY s.id");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} answers are to a text of {} that there is not", row.integer(1),
                                 ref(Letter::scenario, row.integer(0))),
                     look});
  }
}

/// The schema keeps the numbers of a tally: they are those of the answers that there are.
void find_miscounted(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(fmt::format(
      "SELECT DISTINCT scenario_id FROM ({}) ORDER BY 1",
      store::difference(
          "SELECT scenario_id, axis, late, version, answer, horizon, offers, members"
          " FROM stance_number WHERE members <> 0",
          "SELECT scenario_id, axis, late, version, answer, horizon, offers, count(*) FROM stance"
          " WHERE superseded_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7")));
  while (row.step()) {
    found.push_back({Severity::damage,
                     fmt::format("the tally of {} does not count the answers that there are",
                                 ref(Letter::scenario, row.integer(0))),
                     "restore a backup with 'qlab store restore FILE'"});
  }
}

void find_missing_text(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT id FROM scenario AS s WHERE NOT EXISTS (SELECT 1 FROM scenario_version"
      " WHERE scenario_id = s.id AND version = s.version) ORDER BY id");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} has lost its text", ref(Letter::scenario, row.integer(0))),
                     look});
  }
}

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_answers_to_drafts(store, found);
  find_answers_to_no_text(store, found);
  find_miscounted(store, found);
  find_missing_text(store, found);
  return found;
}

}  // namespace qlab::scenarios
