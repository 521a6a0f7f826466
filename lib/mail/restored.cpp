// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/restored.hpp"

#include <string>

#include "lib/mail/suppression.hpp"
#include "lib/store/change.hpp"

namespace qlab::mail {
namespace {

constexpr auto in_another_copy = "another copy of the store may have sent it";

/// A row that was being sent by the replaced store has no living owner in the restored one.
constexpr auto newer_states =
    "SELECT message_id, CASE state WHEN 'sending' THEN 'uncertain' ELSE state END, attempts, code,"
    " detail, due_at, tried_at, done_at FROM message";

std::int64_t take_over_states(store::Store& restored, const store::Store& replaced) {
  std::int64_t updated = 0;
  auto newer = replaced.prepare(newer_states);
  auto older = restored.prepare(
      "UPDATE message SET state = ?2, attempts = ?3, code = ?4, detail = ?5, due_at = ?6,"
      " tried_at = ?7, done_at = ?8 WHERE message_id = ?1 AND state <> ?2");
  while (newer.step()) {
    older.bind(newer.view(0), newer.view(1), newer.integer(2), newer.integer(3), newer.view(4),
               newer.integer(5), newer.maybe_integer(6), newer.maybe_integer(7));
    updated += older.run();
  }
  return updated;
}

/// Mails that wait since the backup are dropped, as everything since it; what may have left stays.
std::int64_t add_sent(store::Store& restored, const store::Store& replaced) {
  std::int64_t added = 0;
  auto sent = replaced.prepare(
      "SELECT id, purpose, object, recipient, occurrence, member_id, address, subject, message_id,"
      " token, sender, CASE state WHEN 'sending' THEN 'uncertain' ELSE state END, attempts, code,"
      " detail, queued_at, due_at, tried_at, done_at, origin, zone, useless_from, bytes FROM "
      "message"
      " JOIN message_bytes USING (id)"
      " WHERE state IN ('sent', 'uncertain', 'sending') ORDER BY id");
  auto add = restored.prepare(
      "INSERT INTO message (id, purpose, object, recipient, occurrence, member_id, address,"
      " subject, message_id, token, sender, state, attempts, code, detail, queued_at, due_at, "
      "tried_at,"
      " done_at, origin, zone, useless_from) VALUES (?1, ?2, ?3, ?4, ?5,"
      " (SELECT id FROM member WHERE id = ?6), ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
      " ?18, ?19, ?20, ?21, ?22) ON CONFLICT DO NOTHING");
  auto add_bytes = restored.prepare("INSERT INTO message_bytes (id, bytes) VALUES (?, ?)");
  while (sent.step()) {
    add.bind(sent.integer(0), sent.view(1), sent.view(2), sent.view(3), sent.view(4),
             sent.maybe_integer(5), sent.view(6), sent.view(7), sent.view(8), sent.view(9),
             sent.view(10), sent.view(11), sent.integer(12), sent.integer(13), sent.view(14),
             sent.integer(15), sent.integer(16), sent.maybe_integer(17), sent.maybe_integer(18));
    add.put(20, sent.view(19));
    add.put(21, sent.view(20));
    add.put(22, sent.maybe_integer(21));
    if (add.run() == 0) continue;
    add_bytes.bind(sent.integer(0));
    add_bytes.put_blob(2, sent.view(22));
    added += add_bytes.run();
  }
  return added;
}

/// Addresses that are not to be written to since the backup; under another key they say nothing.
void add_suppressions(store::Store& restored, const store::Store& replaced) {
  if (AddressHasher(restored).mark() != AddressHasher(replaced).mark()) return;
  auto known = replaced.prepare("SELECT hash, reason, detail, actor, at FROM suppression");
  auto add = restored.prepare(
      "INSERT INTO suppression (hash, reason, detail, actor, at) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (hash) DO NOTHING");
  while (known.step()) {
    add.bind(known.view(0), known.view(1), known.view(2), known.view(3), known.integer(4)).run();
  }
}

}  // namespace

CarriedOver carry_over(store::Store& restored, const store::Store& replaced) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  CarriedOver carried;
  carried.updated = take_over_states(restored, replaced);
  carried.added = add_sent(restored, replaced);
  add_suppressions(restored, replaced);
  transaction.commit();
  return carried;
}

std::int64_t doubt_waiting(store::Store& store, Instant now) {
  return store.run(
      "UPDATE message SET state = 'uncertain', detail = ?, attempts = 0, tried_at = ?"
      " WHERE state IN ('queued', 'deferred', 'sending')",
      in_another_copy, now);
}

}  // namespace qlab::mail
