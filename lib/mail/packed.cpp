// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/packed.hpp"

namespace qlab::mail {
namespace {

using store::PackedTable;
using Kind = store::PackedColumn::Kind;
constexpr auto in_json = store::PackedColumn::Shown::in_json;

/// What still waits is not passed on: it would go out under another name.
PackedTable messages() {
  return {"mails",
          {{"member", Kind::member},
           {"purpose"},
           {"object"},
           {"occurrence"},
           {"address"},
           {"subject"},
           {"state"},
           {"queued", Kind::instant},
           {"due", Kind::instant},
           {"tried", Kind::instant},
           {"done", Kind::instant},
           {"message_id"},
           {"token", Kind::text, in_json},
           {"sender"},
           {"source", Kind::text, in_json}},
          "SELECT member_id, purpose, object, occurrence, address, subject, state, queued_at,"
          " due_at, tried_at, done_at, message_id, token, sender, CAST(bytes AS TEXT) FROM message"
          " INDEXED BY message_member JOIN message_bytes USING (id) WHERE member_id IN (SELECT id "
          "FROM temp.packed)"
          " AND state IN ('sent', 'failed', 'uncertain', 'cancelled', 'missed')"
          " ORDER BY member_id, id",
          {"INSERT INTO message (member_id, purpose, object, recipient, occurrence, address,"
           " subject, state, queued_at, due_at, tried_at, done_at, message_id, token, sender)"
           " VALUES (?1, ?2, ?3, 'm' || ?1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
           " ON CONFLICT DO NOTHING",
           "INSERT INTO message_bytes (id, bytes) SELECT id, CAST(?15 AS BLOB) FROM message"
           " WHERE message_id = ?12 ON CONFLICT DO NOTHING"}};
}

}  // namespace

std::vector<PackedTable> packed_tables() { return {messages()}; }

}  // namespace qlab::mail
