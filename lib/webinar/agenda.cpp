// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/agenda.hpp"

#include <fmt/format.h>

#include "lib/webinar/offer.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/uncounted.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {
namespace {

/// Who was there is asked for so long; later nobody has the file any more.
constexpr auto attendance_asked = std::chrono::days(30);

void add_missing_answers(const store::Store& store, const Webinar& webinar, Agenda& agenda) {
  const auto missing = members_who_said(store, webinar.id, Answer::invited);
  add_if_any(agenda, {"webinar", "rsvps_missing", missing,
                      fmt::format("{} not answered about '{}'",
                                  counted(missing, "member has", "members have"), webinar.slug),
                      fmt::format("qlab members list rsvp:{}=invited", webinar.slug),
                      webinar.rsvp_until.value_or(webinar.starts_at)});
}

/// Answers that do not count by themselves.
void add_uncounted(const store::Store& store, const Webinar& webinar, Instant now, Agenda& agenda) {
  std::int64_t late = 0;
  std::int64_t older = 0;
  for (const auto& said : uncounted_answers(store, webinar)) {
    if (said.why == Uncounted::late) ++late;
    if (said.why == Uncounted::older_revision && !said.asked_again) ++older;
  }
  add_if_any(agenda,
             {"webinar", "answered_older_revision", older,
              fmt::format("{} an older state of '{}'",
                          counted(older, "member answered", "members answered"), webinar.slug),
              webinar.is_closed(now) ? fmt::format("qlab webinar view {}", webinar.slug)
                                     : fmt::format("qlab webinar invite {} --again", webinar.slug),
              webinar.rsvp_until.value_or(webinar.starts_at)});
  add_if_any(agenda,
             {"webinar", "answered_late", late,
              fmt::format("{} about '{}' after RSVPs closed",
                          counted(late, "member answered", "members answered"), webinar.slug),
              fmt::format("qlab webinar view {}", webinar.slug), webinar.starts_at});
}

/// A place is kept for them, and only a person can tell them so.
void add_untold_offers(const store::Store& store, const Webinar& webinar, members::Basis basis,
                       Instant now, Agenda& agenda) {
  if (members_who_said(store, webinar.id, Answer::offered) == 0) return;
  std::int64_t untold = 0;
  std::optional<Instant> first_end;
  for (const auto& round : plan_offers(store, webinar, {basis, {}}, now)) {
    untold += static_cast<std::int64_t>(round.skipped.size());
    if (!first_end && !round.skipped.empty()) first_end = round.notice.until;
  }
  add_if_any(agenda, {"webinar", "offers_untold", untold,
                      fmt::format("{} offered a place at '{}' and cannot be written to",
                                  counted(untold, "member is", "members are"), webinar.slug),
                      fmt::format("qlab webinar view {}", webinar.slug), first_end});
}

void add_missing_attendance(const store::Store& store, const Webinar& webinar, Agenda& agenda) {
  if (store.first("SELECT 1 FROM attendance WHERE webinar_id = ? LIMIT 1", webinar.id)) return;
  agenda.push_back({"webinar", "attendance_missing", 1,
                    fmt::format("who was at '{}' is not recorded", webinar.slug),
                    fmt::format("qlab webinar attendance {} FILE", webinar.slug),
                    webinar.ends_at()});
}

}  // namespace

void add_tasks(const store::Store& store, members::Basis basis, Instant now, Agenda& agenda) {
  for (const auto& webinar : all(store)) {
    if (webinar.status == Status::cancelled) continue;
    if (webinar.starts_at > now) {
      add_missing_answers(store, webinar, agenda);
      add_uncounted(store, webinar, now, agenda);
      add_untold_offers(store, webinar, basis, now, agenda);
    } else if (webinar.ends_at() <= now && now < webinar.ends_at() + attendance_asked) {
      add_missing_attendance(store, webinar, agenda);
    }
  }
}

}  // namespace qlab::webinar
