// SPDX-License-Identifier: Apache-2.0
#include "lib/members/personal.hpp"

#include "lib/members/disclosure.hpp"

namespace qlab::members {
namespace {

using store::PersonalTable;

PersonalTable own_row(const store::Store& store, std::int64_t member) {
  PersonalTable table{"member",
                      {"ref", "name", "organisation", "role", "nation", "relation", "account",
                       "outlook", "interest", "delivery", "delivery_by", "joined", "updated"},
                      {}};
  store::append_rows(table, store,
                     "SELECT 'm' || id, name, organisation, role, nation, relation, account,"
                     " outlook, interest, delivery, delivery_by,"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', joined_at, 'unixepoch'),"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', updated_at, 'unixepoch')"
                     " FROM member WHERE id = ?",
                     member);
  return table;
}

PersonalTable addresses(const store::Store& store, std::int64_t member) {
  PersonalTable table{"addresses", {"address", "state"}, {}};
  store::append_rows(table, store,
                     "SELECT address, state FROM member_address WHERE member_id = ?"
                     " ORDER BY position",
                     member);
  return table;
}

PersonalTable tags(const store::Store& store, std::int64_t member) {
  PersonalTable table{"tags", {"tag"}, {}};
  store::append_rows(table, store,
                     "SELECT name FROM tag JOIN member_tag ON tag_id = id WHERE member_id = ?"
                     " ORDER BY name",
                     member);
  return table;
}

PersonalTable participations(const store::Store& store, std::int64_t member) {
  PersonalTable table{"participations", {"kind", "at", "object"}, {}};
  store::append_rows(table, store,
                     "SELECT kind, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), object"
                     " FROM participation WHERE member_id = ? ORDER BY at, id",
                     member);
  return table;
}

PersonalTable consents(const store::Store& store, std::int64_t member) {
  PersonalTable table{
      "consents", {"at", "purpose", "recipient", "state", "channel", "evidence", "wording"}, {}};
  store::append_rows(table, store,
                     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), purpose, recipient,"
                     " state, channel, evidence, wording FROM consent WHERE member_id = ?"
                     " ORDER BY id",
                     member);
  return table;
}

/// To whom, and when; by which account is the staff's.
PersonalTable given_away(const store::Store& store, std::int64_t member) {
  PersonalTable table{"given_away", {"at", "kind", "recipient"}, {}};
  each_disclosure(store, member, [&](const Disclosure& each) {
    table.rows.push_back({rfc3339(each.at), std::string(name(each.kind)), each.recipient});
  });
  return table;
}

/// Where a row waits that bears their address; its text may speak of others too.
PersonalTable queued_rows(const store::Store& store, const store::Person& person) {
  PersonalTable table{"rows_waiting_for_review", {"queued", "source", "line"}, {}};
  for (const auto& key : person.address_keys) {
    store::append_rows(table, store,
                       "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', queued_at, 'unixepoch'), source,"
                       " line FROM member_import_queue JOIN member_import_queue_address"
                       " ON queue_id = id WHERE key = ? ORDER BY id",
                       key);
  }
  return table;
}

}  // namespace

std::vector<PersonalTable> personal_data(const store::Store& store, const store::Person& person) {
  const auto member = person.member;
  return {own_row(store, member),        addresses(store, member), tags(store, member),
          participations(store, member), consents(store, member),  given_away(store, member),
          queued_rows(store, person)};
}

}  // namespace qlab::members
