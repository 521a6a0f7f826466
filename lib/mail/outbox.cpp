// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/outbox.hpp"

#include <fmt/format.h>

namespace qlab::mail {

std::optional<std::int64_t> queue(store::Store& store, const Draft& draft, Instant now) {
  auto row = store.prepare(
      "INSERT INTO message (purpose, object, recipient, occurrence, member_id, address, subject,"
      " message_id, token, sender, state, queued_at, due_at, origin, zone, useless_from)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?)"
      " ON CONFLICT (purpose, object, recipient, occurrence) DO NOTHING");
  const auto& place = draft.place;
  row.bind(place.purpose, place.object, place.recipient, place.occurrence, draft.member_id,
           draft.address, draft.subject, draft.handle.message_id, draft.handle.token, draft.sender,
           now, draft.due, std::string_view(draft.quiet_zone ? "automatic" : "asked"),
           draft.quiet_zone.value_or(""), draft.useless_from);
  if (row.run() == 0) return {};
  const auto id = store.last_id();
  auto bytes = store.prepare("INSERT INTO message_bytes (id, bytes) VALUES (?, ?)");
  bytes.bind(id);
  bytes.put_blob(2, draft.bytes);
  bytes.run();
  return id;
}

std::optional<std::int64_t> find(const store::Store& store, const Place& place) {
  const auto found = holder(store, place);
  return found ? std::optional(found->id) : std::nullopt;
}

std::optional<Holder> holder(const store::Store& store, const Place& place) {
  const auto row = store.first(
      "SELECT id, state, address FROM message WHERE purpose = ? AND object = ? AND recipient = ?"
      " AND occurrence = ?",
      place.purpose, place.object, place.recipient, place.occurrence);
  if (!row) return {};
  return Holder{row->integer(0), parse_state(row->view(1)).value_or(State::queued), row->text(2)};
}

void give_back(store::Store& store, const Place& place, std::optional<std::int64_t> lost) {
  store.run(
      "UPDATE message SET occurrence = occurrence || '#' || id,"
      " state = iif(state = 'failed', 'cancelled', state)"
      " WHERE purpose = ? AND object = ? AND recipient = ? AND occurrence = ?"
      " AND (state = 'cancelled' OR id = ?)",
      place.purpose, place.object, place.recipient, place.occurrence, lost);
}

std::int64_t count_waiting(const store::Store& store) {
  return store.first("SELECT count(*) FROM message WHERE state IN ('queued', 'deferred')")
      ->integer(0);
}

std::int64_t count_due(const store::Store& store, Instant now, const Audience& audience) {
  return store
      .first(fmt::format("SELECT count(*) FROM message INDEXED BY message_due"
                         " WHERE state IN ('queued', 'deferred') AND due_at <= ?{}",
                         audience.and_among()),
             now)
      ->integer(0);
}

std::int64_t cancel_waiting(store::Store& store, std::string_view purpose, std::string_view object,
                            std::string_view reason, Instant now) {
  return store.run(
      "UPDATE message SET state = 'cancelled', detail = ?3, done_at = ?4"
      " WHERE purpose = ?1 AND object = ?2 AND state IN ('queued', 'deferred')",
      purpose, object, reason, now);
}

std::int64_t cancel_waiting(store::Store& store, std::span<const std::string_view> purposes,
                            std::string_view object, std::string_view reason, Instant now) {
  std::int64_t cancelled = 0;
  for (const auto purpose : purposes)
    cancelled += cancel_waiting(store, purpose, object, reason, now);
  return cancelled;
}

bool cancel(store::Store& store, std::int64_t id, std::string_view reason, Instant now) {
  return store.run(
             "UPDATE message SET state = 'cancelled', detail = ?2, done_at = ?3"
             " WHERE id = ?1 AND state IN ('queued', 'deferred')",
             id, reason, now) > 0;
}

bool retry(store::Store& store, std::int64_t id, Instant now) {
  return store.run(
             "UPDATE message SET state = 'queued', attempts = 0, due_at = ?2, done_at = NULL"
             " WHERE id = ?1 AND state IN ('failed', 'deferred') AND address <> ''",
             id, now) > 0;
}

}  // namespace qlab::mail
