// SPDX-License-Identifier: Apache-2.0
#include "lib/members/restored.hpp"

#include <set>

#include "lib/members/find.hpp"
#include "lib/members/former_addresses.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

/// Who somebody of the replaced store is in the restored one. An id alone does not tell: a store
/// that was restored before gave the same numbers to other people. With the time of joining it
/// does, and so does an address; who was merged into them since is them too.
class Counterparts {
 public:
  Counterparts(const store::Store& restored, const store::Store& replaced)
      : m_joined(replaced.prepare("SELECT joined_at FROM member WHERE id = ?")),
        m_keys(replaced.prepare("SELECT key FROM member_address WHERE member_id = ?")),
        m_merged(replaced.prepare("SELECT duplicate_id FROM member_merge WHERE kept_id = ?")),
        m_same(restored.prepare("SELECT id FROM member WHERE id = ? AND joined_at = ?")),
        m_owner(restored.prepare("SELECT member_id FROM member_address WHERE key = ?")),
        m_present(restored.prepare("SELECT id FROM member WHERE id = ? AND erased_at IS NULL")) {}

  std::set<std::int64_t> of(std::int64_t member) {
    std::set<std::int64_t> found;
    const auto take = [&found](store::Statement& row) {
      if (row.step()) found.insert(row.integer(0));
      row.reset();
    };
    if (m_joined.bind(member).step()) take(m_same.bind(member, m_joined.integer(0)));
    m_joined.reset();
    m_keys.bind(member);
    while (m_keys.step()) take(m_owner.bind(m_keys.view(0)));
    m_merged.bind(member);
    while (m_merged.step()) take(m_present.bind(m_merged.integer(0)));
    return found;
  }

 private:
  store::Statement m_joined;
  store::Statement m_keys;
  store::Statement m_merged;
  store::Statement m_same;
  store::Statement m_owner;
  store::Statement m_present;
};

/// Appends each last word that was a no, unless the restored store knows it or a later word.
std::int64_t carry_consents(store::Store& restored, const store::Store& replaced) {
  std::int64_t carried = 0;
  auto said_no = replaced.prepare(
      "SELECT member_id, purpose, recipient, state, channel, evidence, wording, actor, at"
      " FROM consent c WHERE state IN ('refused', 'withdrawn') AND id = (SELECT max(id)"
      " FROM consent WHERE member_id = c.member_id AND purpose = c.purpose"
      " AND recipient = c.recipient) ORDER BY id");
  auto add = restored.prepare(
      "INSERT INTO consent (member_id, purpose, recipient, state, channel, evidence, wording,"
      " actor, at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
      " WHERE NOT EXISTS (SELECT 1 FROM consent WHERE member_id = ?1 AND purpose = ?2"
      " AND recipient = ?3 AND ((at = ?9 AND state = ?4) OR (at > ?9 AND state <> 'asked')))");
  Counterparts counterparts(restored, replaced);
  while (said_no.step()) {
    for (const auto member : counterparts.of(said_no.integer(0))) {
      add.bind(member, said_no.view(1), said_no.view(2), said_no.view(3), said_no.view(4),
               said_no.view(5), said_no.view(6), said_no.view(7), said_no.integer(8));
      carried += add.run();
    }
  }
  return carried;
}

std::int64_t carry_delivery(store::Store& restored, const store::Store& replaced) {
  std::int64_t carried = 0;
  auto off = replaced.prepare("SELECT id, delivery_by FROM member WHERE delivery = 'off'");
  auto switch_off = restored.prepare(
      "UPDATE member SET delivery = 'off', delivery_by = ?2 WHERE id = ?1 AND delivery = 'on'");
  Counterparts counterparts(restored, replaced);
  while (off.step()) {
    for (const auto member : counterparts.of(off.integer(0)))
      carried += switch_off.bind(member, off.view(1)).run();
  }
  return carried;
}

/// Whoever joined since the backup, or got another address, said no under an address that nobody
/// has in it: the next list would bring it back.
std::int64_t suppress_unknown(store::Store& restored, const store::Store& replaced, Instant now) {
  std::int64_t suppressed = 0;
  auto owner = restored.prepare("SELECT 1 FROM member_address WHERE key = ?");
  const auto is_known = [&owner](const MemberAddress& address) {
    const bool known = owner.bind(address.key).step();
    owner.reset();
    return known;
  };
  each(replaced, Query::everybody(),
       [&](const Member& member) {
         const auto no = standing_no(member);
         if (!no) return;
         for (const auto& address : member.addresses) {
           if (is_known(address) || mail::suppression(restored, address.key)) continue;
           mail::suppress(restored, address.key, *no, "said no in the store before", now);
           ++suppressed;
         }
       },
       {.addresses = true, .tags = false, .contact = true});
  return suppressed;
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

std::int64_t carry_refusals(store::Store& restored, const store::Store& replaced, Instant now) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  const auto carried = carry_consents(restored, replaced) + carry_delivery(restored, replaced) +
                       carry_bad_addresses(restored, replaced) +
                       suppress_unknown(restored, replaced, now);
  transaction.commit();
  return carried;
}

std::int64_t carry_disclosures(store::Store& restored, const store::Store& replaced) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  std::int64_t carried = 0;
  auto made = replaced.prepare(
      "SELECT at, actor, kind, recipient, file, members, ids, sha256 FROM disclosure ORDER BY id");
  auto add = restored.prepare(
      "INSERT INTO disclosure (at, actor, kind, recipient, file, members, ids, sha256)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS (SELECT 1 FROM disclosure"
      " WHERE at = ?1 AND kind = ?3 AND recipient = ?4 AND file = ?5 AND ids = ?7)");
  while (made.step()) {
    add.bind(made.integer(0), made.view(1), made.view(2), made.view(3), made.view(4),
             made.integer(5), made.view(6), made.view(7));
    carried += add.run();
  }
  transaction.commit();
  return carried;
}

}  // namespace qlab::members
