// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/agenda.hpp"

namespace qlab::mail {
namespace {

/// What failed longer ago was seen.
constexpr auto failures_shown = std::chrono::days(7);

std::int64_t due(const store::Store& store, Instant now) {
  return store
      .first(
          "SELECT count(*) FROM message INDEXED BY message_due"
          " WHERE state IN ('queued', 'deferred') AND due_at <= ?",
          now)
      ->integer(0);
}

std::int64_t uncertain(const store::Store& store) {
  return store.first("SELECT count(*) FROM message WHERE state = 'uncertain'")->integer(0);
}

std::int64_t failed_since(const store::Store& store, Instant since) {
  return store
      .first(
          "SELECT count(*) FROM message INDEXED BY message_state"
          " WHERE state = 'failed' AND coalesce(tried_at, queued_at) >= ?",
          since)
      ->integer(0);
}

}  // namespace

void add_tasks(const store::Store& store, Instant now, Agenda& agenda) {
  const auto doubtful = uncertain(store);
  add_if_any(agenda,
             {"mail", "mail_uncertain", doubtful,
              counted(doubtful, "mail may or may not have left", "mails may or may not have left"),
              "qlab mail resolve"});
  const auto waiting = due(store, now);
  add_if_any(agenda, {"mail", "mail_due", waiting, counted(waiting, "mail is due", "mails are due"),
                      "qlab mail send"});
  const auto failed = failed_since(store, now - failures_shown);
  add_if_any(agenda, {"mail", "mail_failed", failed,
                      counted(failed, "mail failed this week", "mails failed this week"),
                      "qlab mail list state:failed"});
}

}  // namespace qlab::mail
