// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/agenda.hpp"

#include <fmt/format.h>

#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {
namespace {

/// Who was there is asked for so long; later nobody has the file any more.
constexpr auto attendance_asked = std::chrono::days(30);

void add_missing_answers(const store::Store& store, const Webinar& webinar, Agenda& agenda) {
  const auto missing =
      store
          .first("SELECT count(*) FROM rsvp_latest WHERE webinar_id = ? AND answer = 'invited'",
                 webinar.id)
          ->integer(0);
  add_if_any(agenda,
             {"webinar", "rsvps_missing", missing,
              fmt::format("{} not answered about '{}'",
                          counted(missing, "member has", "members have"), webinar.slug),
              fmt::format("qlab members list rsvp:{}=invited", webinar.slug), webinar.starts_at});
}

void add_missing_attendance(const store::Store& store, const Webinar& webinar, Agenda& agenda) {
  if (store.first("SELECT 1 FROM attendance WHERE webinar_id = ? LIMIT 1", webinar.id)) return;
  agenda.push_back({"webinar", "attendance_missing", 1,
                    fmt::format("who was at '{}' is not recorded", webinar.slug),
                    fmt::format("qlab webinar attendance {} FILE", webinar.slug),
                    webinar.ends_at()});
}

}  // namespace

void add_tasks(const store::Store& store, Instant now, Agenda& agenda) {
  for (const auto& webinar : all(store)) {
    if (webinar.status == Status::cancelled) continue;
    if (webinar.starts_at > now) {
      add_missing_answers(store, webinar, agenda);
    } else if (webinar.ends_at() <= now && now < webinar.ends_at() + attendance_asked) {
      add_missing_attendance(store, webinar, agenda);
    }
  }
}

}  // namespace qlab::webinar
