// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/edit.hpp"

#include <fmt/format.h>

#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/reminder.hpp"
#include "lib/webinar/tell.hpp"
#include "lib/webinar/valid.hpp"
#include "lib/webinar/waiting_list.hpp"
#include "lib/webinar/withdraw.hpp"

namespace qlab::webinar {
namespace {

void check(const Edit& wanted) {
  if (wanted.title) check_title(*wanted.title);
  if (wanted.url) check_link(*wanted.url);
  if (wanted.zone) calendar::check_zone(*wanted.zone);
  if (wanted.duration) check_duration(*wanted.duration);
  check_capacity(wanted.capacity);
}

/// In another zone it starts at the same time on the wall.
Instant start_of(const Webinar& webinar, const Edit& wanted, const std::string& zone) {
  if (wanted.starts_at) return *wanted.starts_at;
  if (zone == webinar.zone) return webinar.starts_at;
  if (!calendar::is_known(webinar.zone))
    return calendar::parse_when(webinar.local_start, webinar.starts_at, zone);
  return calendar::to_instant(calendar::to_local(webinar.starts_at, webinar.zone), zone);
}

Webinar as_wanted(const Webinar& webinar, const Edit& wanted) {
  auto after = webinar;
  if (wanted.title) after.title = text::trim(*wanted.title);
  after.zone = wanted.zone.value_or(webinar.zone);
  after.starts_at = start_of(webinar, wanted, after.zone);
  if (after.starts_at != webinar.starts_at) calendar::check_zone(after.zone);
  if (calendar::is_known(after.zone))
    after.local_start = calendar::shown(calendar::to_local(after.starts_at, after.zone));
  after.duration = wanted.duration.value_or(webinar.duration);
  after.url = wanted.url.value_or(webinar.url);
  if (wanted.capacity || wanted.without_capacity) after.capacity = wanted.capacity;
  if (wanted.rsvp_until || wanted.without_rsvp_until) after.rsvp_until = wanted.rsvp_until;
  return after;
}

std::vector<std::string_view> differences(const Webinar& before, const Webinar& after) {
  std::vector<std::string_view> names;
  const auto name_where = [&](bool differs, std::string_view name) {
    if (differs) names.push_back(name);
  };
  name_where(before.title != after.title, "title");
  name_where(before.starts_at != after.starts_at, "start");
  name_where(before.zone != after.zone, "zone");
  name_where(before.duration != after.duration, "duration");
  name_where(before.url != after.url, "url");
  name_where(before.capacity != after.capacity, "capacity");
  name_where(before.rsvp_until != after.rsvp_until, "rsvp_until");
  return names;
}

bool calendars_differ(const Webinar& before, const Webinar& after) {
  return before.starts_at != after.starts_at || before.duration != after.duration ||
         before.url != after.url;
}

void require_confirmed(const Webinar& webinar) {
  if (webinar.status == Status::confirmed) return;
  throw Error(Kind::refused, fmt::format("'{}' was cancelled", webinar.slug),
              "'qlab webinar add' makes another");
}

/// What follows from the webinar as it was.
Edited planned(const Webinar& before, const Edit& wanted, Instant now) {
  Edited done{before, as_wanted(before, wanted), {}, 0, {}};
  check_closing(done.after.rsvp_until, done.after.starts_at, done.after.zone);
  done.changed = differences(done.before, done.after);
  if (calendars_differ(done.before, done.after)) ++done.after.sequence;
  if (done.before.starts_at != done.after.starts_at) done.after.moved_at = now;
  return done;
}

/// What waits and says what is no longer so.
std::int64_t take_mails_back(store::Store& store, const Webinar& webinar, Instant now) {
  const auto withdrawn = withdraw_letters(store, webinar.id, has_changed, now);
  run_again(store, webinar, now);
  return withdrawn;
}

void take_offers_back(store::Store& store, const Webinar& webinar, Instant now) {
  mail::cancel_waiting(store, name(Occasion::offer), ref(Letter::webinar, webinar.id),
                       "the offer ends earlier", now);
}

}  // namespace

void write(store::Store& store, const Webinar& after) {
  store.run(
      "UPDATE webinar SET title = ?2, local_start = ?3, zone = ?4, starts_at = ?5, duration_s = ?6,"
      " url = ?7, capacity = ?8, sequence = ?9, moved_at = ?10, rsvp_until = ?11, status = ?12"
      " WHERE id = ?1",
      after.id, after.title, after.local_start, after.zone, after.starts_at, after.duration.count(),
      after.url, after.capacity, after.sequence, after.moved_at, after.rsvp_until,
      name(after.status));
}

Edited edit(store::Store& store, const Webinar& webinar, const Edit& wanted, Instant now) {
  check(wanted);
  store::Change change(store, now);
  const auto present = find(store, ref(Letter::webinar, webinar.id));
  require_confirmed(present);
  auto done = planned(present, wanted, now);
  if (done.changed.empty()) return done;
  if (wanted.to_be_told) require_tellable(done.after, now);
  write(store, done.after);
  const bool offers_end_earlier = shorten_offers(store, done.after, now);
  done.offered = offer_places(store, done.after, now);
  change.record(false);  // the outbox keeps its own history: what was taken back stays so
  if (done.is_revision()) done.withdrawn = take_mails_back(store, done.after, now);
  if (offers_end_earlier) take_offers_back(store, done.after, now);
  change.record(true);
  change.touch(Letter::webinar, webinar.id);
  change.commit(fmt::format("changed the {} of a webinar", fmt::join(done.changed, ", ")));
  return done;
}

}  // namespace qlab::webinar
