// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/problems.hpp"

#include <fmt/format.h>

#include <string>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/mail/send_lock.hpp"

namespace qlab::mail {
namespace {

using store::Severity;

void find_done_without_end(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT id, state FROM message WHERE (state IN ('sent', 'failed', 'cancelled', 'missed'))"
      " <> (done_at IS NOT NULL) ORDER BY id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} is '{}', and its time of being done says otherwise",
                                 ref(Letter::message, row.integer(0)), row.view(1)),
                     "look at it with 'qlab mail view'"});
  }
}

/// An erasure leaves of a mail neither bytes nor address; such a mail waits for nothing any more.
void find_empty(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT id FROM message LEFT JOIN message_bytes USING (id)"
      " WHERE purpose = '' OR object = '' OR recipient = ''"
      " OR (coalesce(length(bytes), 0) = 0"
      "     AND (address <> '' OR state IN ('queued', 'sending', 'deferred')))"
      " ORDER BY id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} holds no mail", ref(Letter::message, row.integer(0))),
                     "look at it with 'qlab mail view'"});
  }
}

bool somebody_sends(const store::Store& store) {
  try {
    SendLock::require_free(store.path());
    return false;
  } catch (const Error& error) {
    if (error.kind() != Kind::locked) throw;
    return true;
  }
}

/// Not by itself wrong: a run that was killed leaves them, and the next one settles them.
void find_orphans(const store::Store& store, store::Problems& found) {
  const auto count =
      store.first("SELECT count(*) FROM message WHERE state = 'sending'")->integer(0);
  if (count == 0 || somebody_sends(store)) return;
  found.push_back({Severity::problem,
                   fmt::format("{} mails are being sent by nobody: a run was broken off", count),
                   "the next 'qlab mail send' shows them as uncertain and repeats none"});
}

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_done_without_end(store, found);
  find_empty(store, found);
  find_orphans(store, found);
  return found;
}

}  // namespace qlab::mail
