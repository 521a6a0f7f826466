// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/record.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"

namespace qlab::inbox {
namespace {

constexpr auto columns =
    "SELECT id, digest, kind, state, reason, member_id, message_id, address, subject, read_at"
    " FROM incoming ";

MailKind kind_in(std::string_view text) {
  for (int kind = 0; kind < static_cast<int>(MailKind::other); ++kind) {
    if (name(static_cast<MailKind>(kind)) == text) return static_cast<MailKind>(kind);
  }
  return MailKind::other;
}

Incoming read(const store::Statement& row) {
  Incoming incoming;
  incoming.id = row.integer(0);
  incoming.digest = row.text(1);
  incoming.kind = kind_in(row.view(2));
  incoming.state = named<Treatment>(treatments, row.view(3)).value_or(Treatment::waiting);
  incoming.reason = row.text(4);
  incoming.member = row.maybe_integer(5);
  incoming.message = row.maybe_integer(6);
  incoming.address = row.text(7);
  incoming.subject = row.text(8);
  incoming.read_at = row.instant(9);
  return incoming;
}

}  // namespace

std::optional<Mark> mark_of(const store::Store& store, const std::string& mailbox) {
  const auto row = store.first("SELECT epoch, number FROM mailbox_mark WHERE mailbox = ?", mailbox);
  if (!row) return {};
  return Mark{row->integer(0), row->integer(1)};
}

void keep_mark(store::Store& store, const std::string& mailbox, const Mark& mark) {
  store.run(
      "INSERT INTO mailbox_mark (mailbox, epoch, number) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (mailbox) DO UPDATE SET epoch = ?2, number = ?3",
      mailbox, mark.epoch, mark.number);
}

std::int64_t add(store::Store& store, const Incoming& incoming, std::string_view bytes) {
  auto insert = store.prepare(
      "INSERT INTO incoming (digest, kind, state, reason, member_id, message_id, address, subject,"
      " read_at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(incoming.digest, name(incoming.kind), name(incoming.state), incoming.reason,
              incoming.member, incoming.message, incoming.address, incoming.subject,
              incoming.read_at);
  insert.put_blob(10, incoming.state == Treatment::waiting ? bytes : std::string_view(""));
  insert.run();
  return store.last_id();
}

void each(const store::Store& store, Which which,
          const std::function<void(const Incoming&)>& call) {
  const std::string where = which == Which::waiting ? "WHERE state = 'waiting' " : "";
  auto rows = store.prepare(columns + where + "ORDER BY id");
  while (rows.step()) call(read(rows));
}

Incoming find(const store::Store& store, std::int64_t id) {
  const auto row = store.first(std::string(columns) + "WHERE id = ?", id);
  if (!row) {
    throw Error(Kind::not_found, fmt::format("no incoming mail has the number '{}'", id),
                "'qlab mail inbox list --all' shows them");
  }
  return read(*row);
}

std::string bytes_of(const store::Store& store, std::int64_t id) {
  const auto row = store.first("SELECT bytes FROM incoming WHERE id = ?", id);
  return row ? row->text(0) : std::string();
}

Incoming require_waiting(const store::Store& store, std::int64_t id) {
  auto incoming = find(store, id);
  if (incoming.state == Treatment::waiting) return incoming;
  throw Error(Kind::refused,
              fmt::format("mail '{}' does not wait: it is {}", id, name(incoming.state)));
}

std::int64_t count_waiting(const store::Store& store) {
  return store.first("SELECT count(*) FROM incoming WHERE state = 'waiting'")->integer(0);
}

bool any(const store::Store& store) {
  return store.first("SELECT 1 FROM incoming LIMIT 1").has_value();
}

void update(store::Store& store, const Incoming& incoming) {
  store.run(
      "UPDATE incoming SET state = ?2, reason = ?3, member_id = ?4,"
      " bytes = iif(?2 = 'waiting', bytes, x'') WHERE id = ?1",
      incoming.id, name(incoming.state), incoming.reason, incoming.member);
}

void settle_waiting(store::Store& store, std::string_view digest, std::string_view why) {
  store.run(
      "UPDATE incoming SET state = 'done', reason = reason || '; ' || ?2, bytes = x''"
      " WHERE substr(digest, 1, 32) = substr(?1, 1, 32) AND state = 'waiting'",
      digest, why);
}

void settle(store::Store& store, std::span<const std::int64_t> ids, std::string_view note,
            Instant now) {
  store::Change change(store, now, store::WhenFrozen::allowed);
  for (const auto id : ids) {
    auto incoming = require_waiting(store, id);
    incoming.state = Treatment::done;
    if (!note.empty()) incoming.reason = note;
    update(store, incoming);
    if (incoming.member) change.touch(Letter::member, *incoming.member);
  }
  change.commit(fmt::format("{} incoming mails settled", ids.size()));
}

}  // namespace qlab::inbox
