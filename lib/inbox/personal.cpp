// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/personal.hpp"

namespace qlab::inbox {
namespace {

using store::PersonalTable;

PersonalTable mails(const store::Store& store, std::int64_t member) {
  PersonalTable table{
      "incoming_mails", {"read", "kind", "state", "reason", "address", "subject", "raw"}, {}};
  store::append_rows(table, store,
                     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', read_at, 'unixepoch'), kind, state,"
                     " reason, address, subject, CAST(bytes AS TEXT) FROM incoming"
                     " WHERE member_id = ? ORDER BY id",
                     member);
  return table;
}

PersonalTable bounces(const store::Store& store, std::int64_t member) {
  PersonalTable table{"bounces", {"at", "outcome", "status", "reason"}, {}};
  store::append_rows(table, store,
                     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), outcome, status,"
                     " reason FROM bounce WHERE member_id = ? ORDER BY id",
                     member);
  return table;
}

}  // namespace

std::vector<PersonalTable> personal_data(const store::Store& store, const store::Person& person) {
  return {mails(store, person.member), bounces(store, person.member)};
}

}  // namespace qlab::inbox
