// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/personal.hpp"

namespace qlab::comments {
namespace {

using store::PersonalTable;

const std::string columns_of_comment =
    "'c' || comment.id, strftime('%Y-%m-%dT%H:%M:%SZ', written_at, 'unixepoch'), slug, signed,"
    " comment.state, reason, licence, body FROM comment"
    " JOIN scenario ON scenario.id = scenario_id";

PersonalTable written(const store::Store& store, const store::Person& person) {
  PersonalTable table{
      "comments",
      {"ref", "written", "scenario", "signed", "state", "reason", "licence", "body"},
      {}};
  store::append_rows(table, store,
                     "SELECT " + columns_of_comment + " WHERE member_id = ? ORDER BY comment.id",
                     person.member);
  for (const auto& key : person.address_keys) {
    store::append_rows(table, store,
                       "SELECT " + columns_of_comment +
                           " JOIN comment_guest ON comment_guest.id = guest_id WHERE key = ?"
                           " ORDER BY comment.id",
                       key);
  }
  return table;
}

PersonalTable as_guest(const store::Store& store, const store::Person& person) {
  PersonalTable table{"names_as_guest", {"name", "address"}, {}};
  for (const auto& key : person.address_keys) {
    store::append_rows(table, store,
                       "SELECT name, address FROM comment_guest WHERE key = ? ORDER BY id", key);
  }
  return table;
}

PersonalTable accepted(const store::Store& store, const store::Person& person) {
  PersonalTable table{"comment_policies_accepted", {"at", "version"}, {}};
  store::append_rows(table, store,
                     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), version"
                     " FROM comment_policy_acceptance WHERE member_id = ? ORDER BY id",
                     person.member);
  for (const auto& key : person.address_keys) {
    store::append_rows(table, store,
                       "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), version"
                       " FROM comment_policy_acceptance"
                       " JOIN comment_guest ON comment_guest.id = guest_id WHERE key = ?"
                       " ORDER BY comment_policy_acceptance.id",
                       key);
  }
  return table;
}

}  // namespace

std::vector<PersonalTable> personal_data(const store::Store& store, const store::Person& person) {
  return {written(store, person), as_guest(store, person), accepted(store, person)};
}

}  // namespace qlab::comments
