// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/person.hpp"

#include <fmt/format.h>

#include "lib/calls/forget.hpp"
#include "lib/core/ids.hpp"
#include "lib/erasure/logged.hpp"
#include "lib/inbox/forget.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/scenarios/forget.hpp"
#include "lib/store/log.hpp"

namespace qlab::erasure {

Certificate forget(store::Store& store, members::Traces& traces, comments::Texts texts,
                   Instant now) {
  Certificate done;
  done.member = traces.member();
  done.at = now;
  done.comments = texts;
  // While the store still says what is the person's.
  const Logged logged(store, traces);
  done.from_comments = comments::forget(store, traces, texts, now);
  done.from_webinars = webinar::forget(store, traces, now);
  done.calls = calls::forget(store, traces.member(), now);
  done.from_mail = mail::forget(store, traces.member(), traces.keys(), now);
  inbox::forget(store, traces.member(), traces.keys());
  done.stances = scenarios::forget(store, traces.member());
  done.from_members = members::forget(store, traces, now);
  done.log_entries = logged.redact(store);
  for (const auto& key : traces.keys()) {
    mail::suppress(store, key, mail::SuppressionReason::erased, "", now);
    ++done.suppressed;
  }
  const auto ref = traces.member() == 0 ? "" : qlab::ref(Letter::member, traces.member());
  store::log_event(store, fmt::format("{} erased", ref.empty() ? "a guest" : ref), ref,
                   "erasing a person is for ever", now);
  done.mentioned =
      store::search(store, [&](std::string_view text) { return traces.is_mentioned(text); });
  return done;
}

}  // namespace qlab::erasure
