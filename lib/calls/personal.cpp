// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/personal.hpp"

namespace qlab::calls {
namespace {

using store::PersonalTable;

PersonalTable all_calls(const store::Store& store, std::int64_t member) {
  PersonalTable table{"calls",
                      {"call", "state", "by", "reason", "phone", "zone", "starts", "ends",
                       "confirmed", "outcome", "agreed", "created"},
                      {}};
  store::append_rows(table, store,
                     "SELECT 'k' || id, state, side, reason, phone, zone,"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', starts_at, 'unixepoch'),"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', ends_at, 'unixepoch'),"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', confirmed_at, 'unixepoch'), outcome, agreed,"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', created_at, 'unixepoch')"
                     " FROM call WHERE member_id = ? ORDER BY id",
                     member);
  return table;
}

PersonalTable steps(const store::Store& store, std::int64_t member) {
  PersonalTable table{"call_steps", {"at", "call", "event", "state", "detail", "source"}, {}};
  store::append_rows(
      table, store,
      "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), 'k' || call_id, event,"
      " h.state, detail, source FROM call_history AS h JOIN call ON call.id = call_id"
      " WHERE member_id = ? ORDER BY h.id",
      member);
  return table;
}

PersonalTable all_notes(const store::Store& store, std::int64_t member) {
  PersonalTable table{"call_notes", {"at", "call", "note"}, {}};
  store::append_rows(table, store,
                     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), 'k' || call_id, body"
                     " FROM call_note JOIN call ON call.id = call_id WHERE member_id = ?"
                     " ORDER BY call_note.id",
                     member);
  return table;
}

}  // namespace

std::vector<PersonalTable> personal_data(const store::Store& store, const store::Person& person) {
  return {all_calls(store, person.member), steps(store, person.member),
          all_notes(store, person.member)};
}

}  // namespace qlab::calls
