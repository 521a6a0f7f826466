// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/problems.hpp"

#include <fmt/format.h>

#include "lib/core/text.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {
namespace {

using store::Severity;

void find_overbooked(const store::Store& store, store::Problems& found) {
  for (const auto& webinar : all(store)) {
    if (!webinar.capacity) continue;
    const auto numbers = count(store, webinar.id);
    const auto taken = numbers.yes + numbers.offered;
    if (taken <= *webinar.capacity) continue;
    const auto slug = text::terminal_safe(webinar.slug);
    found.push_back({Severity::problem,
                     fmt::format("'{}' has {} places, and {} are taken or offered", slug,
                                 *webinar.capacity, taken),
                     fmt::format("raise it with 'qlab webinar edit {} --capacity N'", slug)});
  }
}

/// The schema keeps how many members stand where: they are those whose answers there are.
void find_miscounted(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(fmt::format(
      "SELECT slug FROM webinar WHERE id IN (SELECT webinar_id FROM ({})) ORDER BY id",
      store::difference("SELECT webinar_id, answer, members FROM rsvp_number WHERE members <> 0",
                        "SELECT webinar_id, answer, count(*) FROM rsvp_latest GROUP BY 1, 2")));
  while (row.step()) {
    found.push_back({Severity::damage,
                     fmt::format("the numbers of '{}' do not count the answers that there are",
                                 text::terminal_safe(row.view(0))),
                     "restore a backup with 'qlab store restore FILE'"});
  }
}

/// Calendars ignore a revision that is not above the one they hold.
void find_unborn_revisions(const store::Store& store, store::Problems& found) {
  auto row = store.prepare("SELECT slug FROM webinar WHERE sequence < 0 ORDER BY id");
  while (row.step()) {
    found.push_back(
        {Severity::problem,
         fmt::format("the revision of '{}' is below 0", text::terminal_safe(row.view(0))),
         "look at it with 'qlab webinar ics --lint'"});
  }
}

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_overbooked(store, found);
  find_miscounted(store, found);
  find_unborn_revisions(store, found);
  return found;
}

}  // namespace qlab::webinar
