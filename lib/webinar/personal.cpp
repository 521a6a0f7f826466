// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/personal.hpp"

namespace qlab::webinar {
namespace {

using store::PersonalTable;

PersonalTable answers(const store::Store& store, std::int64_t member) {
  PersonalTable table{
      "rsvps", {"answered", "webinar", "answer", "previous", "source", "offer_until"}, {}};
  store::append_rows(table, store,
                     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', answered_at, 'unixepoch'), slug,"
                     " answer, previous, source,"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', offer_until, 'unixepoch')"
                     " FROM rsvp JOIN webinar ON webinar.id = webinar_id WHERE member_id = ?"
                     " ORDER BY rsvp.id",
                     member);
  return table;
}

PersonalTable uncounted(const store::Store& store, std::int64_t member) {
  PersonalTable table{
      "uncounted_answers", {"answered", "webinar", "answer", "why", "revision", "source"}, {}};
  store::append_rows(table, store,
                     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', answered_at, 'unixepoch'), slug,"
                     " answer, why, uncounted_answer.sequence, source"
                     " FROM uncounted_answer JOIN webinar ON webinar.id = webinar_id"
                     " WHERE member_id = ? ORDER BY uncounted_answer.id",
                     member);
  return table;
}

PersonalTable attendance(const store::Store& store, std::int64_t member) {
  PersonalTable table{
      "attendance",
      {"webinar", "name", "address", "match", "first_join", "last_leave", "duration_s", "role"},
      {}};
  store::append_rows(table, store,
                     "SELECT slug, name, address, match,"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', first_join, 'unixepoch'),"
                     " strftime('%Y-%m-%dT%H:%M:%SZ', last_leave, 'unixepoch'),"
                     " attendance.duration_s, role"
                     " FROM attendance JOIN webinar ON webinar.id = webinar_id"
                     " WHERE member_id = ? ORDER BY attendance.id",
                     member);
  return table;
}

PersonalTable aliases(const store::Store& store, std::int64_t member) {
  PersonalTable table{"attendance_aliases", {"alias", "created"}, {}};
  store::append_rows(table, store,
                     "SELECT alias, strftime('%Y-%m-%dT%H:%M:%SZ', created_at, 'unixepoch')"
                     " FROM attendance_alias WHERE member_id = ? ORDER BY alias",
                     member);
  return table;
}

}  // namespace

std::vector<PersonalTable> personal_data(const store::Store& store, const store::Person& person) {
  return {answers(store, person.member), uncounted(store, person.member),
          attendance(store, person.member), aliases(store, person.member)};
}

}  // namespace qlab::webinar
