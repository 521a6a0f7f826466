// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/personal.hpp"

#include "lib/core/clock.hpp"
#include "lib/mail/suppression.hpp"

namespace qlab::mail {
namespace {

using store::PersonalTable;

PersonalTable messages(const store::Store& store, std::int64_t member) {
  PersonalTable table{"mails",
                      {"ref", "purpose", "object", "address", "subject", "state", "detail",
                       "queued", "done", "raw"},
                      {}};
  store::append_rows(table, store,
                     "SELECT 'o' || id, purpose, object, address, subject, state, detail,"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', queued_at, 'unixepoch'),"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', done_at, 'unixepoch'), CAST(bytes AS TEXT)"
                     " FROM message JOIN message_bytes USING (id) WHERE member_id = ? ORDER BY id",
                     member);
  return table;
}

/// Only hashes are kept of suppressed addresses: they are asked for one by one.
PersonalTable suppressions(const store::Store& store, const store::Person& person) {
  PersonalTable table{"suppressions", {"address", "reason", "at"}, {}};
  for (const auto& key : person.address_keys) {
    const auto found = suppression(store, key);
    if (!found) continue;
    table.rows.push_back({key, std::string(name(found->reason)), rfc3339(found->at)});
  }
  return table;
}

}  // namespace

std::vector<PersonalTable> personal_data(const store::Store& store, const store::Person& person) {
  return {messages(store, person.member), suppressions(store, person)};
}

}  // namespace qlab::mail
