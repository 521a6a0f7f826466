// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/cancel.hpp"

#include <fmt/format.h>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/withdraw.hpp"

namespace qlab::webinar {

namespace {

void require_cancellable(const Webinar& webinar, Instant now) {
  if (webinar.status == Status::cancelled) {
    throw Error(Kind::refused, fmt::format("'{}' was cancelled already", webinar.slug));
  }
  if (now >= webinar.ends_at()) {
    throw Error(Kind::refused, fmt::format("'{}' ended on {}", webinar.slug,
                                           calendar::shown(webinar.ends_at(), webinar.zone)));
  }
}

}  // namespace

Cancelled cancel(store::Store& store, const Webinar& webinar, Instant now) {
  store::Change change(store, now);
  require_cancellable(find(store, ref(Letter::webinar, webinar.id)), now);
  store.run("UPDATE webinar SET status = 'cancelled', sequence = sequence + 1 WHERE id = ?",
            webinar.id);
  change.record(false);  // the outbox keeps its own history: what was taken back stays so
  const auto withdrawn = withdraw_letters(store, webinar.id, was_cancelled, now);
  change.record(true);
  change.touch(Letter::webinar, webinar.id);
  change.commit("cancelled a webinar");
  return {find(store, ref(Letter::webinar, webinar.id)), withdrawn};
}

}  // namespace qlab::webinar
