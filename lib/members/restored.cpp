// SPDX-License-Identifier: Apache-2.0
#include "lib/members/restored.hpp"

#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

// An id alone does not tell who is meant: a store that was restored before gave the same numbers to
// other people. With the time of joining it does.

/// Appends each last word that was a no, unless the restored store knows it or a later word.
std::int64_t carry_consents(store::Store& restored, const store::Store& replaced) {
  std::int64_t carried = 0;
  auto said_no = replaced.prepare(
      "SELECT member_id, joined_at, purpose, recipient, state, channel, evidence, wording, actor, "
      "at"
      " FROM consent c JOIN member m ON m.id = c.member_id"
      " WHERE state IN ('refused', 'withdrawn') AND c.id = (SELECT max(id) FROM consent"
      " WHERE member_id = c.member_id AND purpose = c.purpose AND recipient = c.recipient)"
      " ORDER BY c.id");
  auto add = restored.prepare(
      "INSERT INTO consent (member_id, purpose, recipient, state, channel, evidence, wording, "
      "actor,"
      " at) SELECT ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10"
      " WHERE EXISTS (SELECT 1 FROM member WHERE id = ?1 AND joined_at = ?2)"
      " AND NOT EXISTS (SELECT 1 FROM consent WHERE member_id = ?1 AND purpose = ?3"
      " AND recipient = ?4 AND ((at = ?10 AND state = ?5) OR (at > ?10 AND state <> 'asked')))");
  while (said_no.step()) {
    add.bind(said_no.integer(0), said_no.integer(1), said_no.view(2), said_no.view(3),
             said_no.view(4), said_no.view(5), said_no.view(6), said_no.view(7), said_no.view(8),
             said_no.integer(9));
    carried += add.run();
  }
  return carried;
}

std::int64_t carry_delivery(store::Store& restored, const store::Store& replaced) {
  std::int64_t carried = 0;
  auto off =
      replaced.prepare("SELECT id, joined_at, delivery_by FROM member WHERE delivery = 'off'");
  auto switch_off = restored.prepare(
      "UPDATE member SET delivery = 'off', delivery_by = ?3"
      " WHERE id = ?1 AND joined_at = ?2 AND delivery = 'on'");
  while (off.step()) {
    carried += switch_off.bind(off.integer(0), off.integer(1), off.view(2)).run();
  }
  return carried;
}

std::int64_t carry_bad_addresses(store::Store& restored, const store::Store& replaced) {
  std::int64_t carried = 0;
  auto bad = replaced.prepare("SELECT key FROM member_address WHERE state = 'bad'");
  auto mark =
      restored.prepare("UPDATE member_address SET state = 'bad' WHERE key = ? AND state = 'ok'");
  while (bad.step()) carried += mark.bind(bad.view(0)).run();
  return carried;
}

}  // namespace

std::int64_t carry_refusals(store::Store& restored, const store::Store& replaced) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  const auto carried = carry_consents(restored, replaced) + carry_delivery(restored, replaced) +
                       carry_bad_addresses(restored, replaced);
  transaction.commit();
  return carried;
}

}  // namespace qlab::members
