// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/add.hpp"

#include <fmt/format.h>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/random.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/valid.hpp"

namespace qlab::webinar {
namespace {

void check(const NewWebinar& wanted) {
  check_slug(wanted.slug);
  check_title(wanted.title);
  check_link(wanted.url);
  calendar::check_zone(wanted.zone);
  check_duration(wanted.duration);
  check_capacity(wanted.capacity);
  check_closing(wanted.rsvp_until, wanted.starts_at, wanted.zone);
}

}  // namespace

Webinar add(store::Store& store, const NewWebinar& wanted, Instant now) {
  check(wanted);
  const auto local = calendar::shown(calendar::to_local(wanted.starts_at, wanted.zone));
  const auto uuid = random_uuid();
  const auto uid = wanted.domain.empty() ? uuid : fmt::format("{}@{}", uuid, wanted.domain);
  store::Change change(store, now);
  const auto taken =
      store
          .prepare(
              "INSERT INTO webinar (slug, title, local_start, zone, starts_at, duration_s, url,"
              " capacity, uid, created_at, rsvp_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (slug) DO NOTHING")
          .bind(wanted.slug, text::trim(wanted.title), local, wanted.zone, wanted.starts_at,
                wanted.duration.count(), wanted.url, wanted.capacity, uid, now, wanted.rsvp_until)
          .run() == 0;
  if (taken) {
    throw Error(Kind::refused, fmt::format("a webinar is named '{}' already", wanted.slug),
                "choose another name");
  }
  const auto id = store.last_id();
  change.touch(Letter::webinar, id);
  change.commit("added a webinar");
  return find(store, ref(Letter::webinar, id));
}

}  // namespace qlab::webinar
