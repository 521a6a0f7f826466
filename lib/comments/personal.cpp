// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/personal.hpp"

#include <fmt/format.h>

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

/// Of one table with the columns member_id and guest_id: the rows of the person, as either.
PersonalTable rows_of(const store::Store& store, const store::Person& person, PersonalTable table,
                      const std::string& columns, const std::string& from) {
  store::append_rows(
      table, store,
      fmt::format("SELECT {} FROM {} t WHERE t.member_id = ? ORDER BY t.id", columns, from),
      person.member);
  for (const auto& key : person.address_keys) {
    store::append_rows(table, store,
                       fmt::format("SELECT {} FROM {} t JOIN comment_guest g ON g.id = t.guest_id"
                                   " WHERE g.key = ? ORDER BY t.id",
                                   columns, from),
                       key);
  }
  return table;
}

PersonalTable earlier_texts(const store::Store& store, const store::Person& person) {
  return rows_of(store, person, {"comments_before_editing", {"comment", "until", "body"}, {}},
                 "'c' || t.comment_id, strftime('%Y-%m-%dT%H:%M:%SZ', t.at, 'unixepoch'), t.body",
                 "comment_revision");
}

PersonalTable flagged(const store::Store& store, const store::Person& person) {
  return rows_of(store, person, {"comments_flagged", {"comment", "at", "reason"}, {}},
                 "'c' || t.comment_id, strftime('%Y-%m-%dT%H:%M:%SZ', t.at, 'unixepoch'), t.reason",
                 "comment_flag");
}

}  // namespace

std::vector<PersonalTable> personal_data(const store::Store& store, const store::Person& person) {
  return {written(store, person), earlier_texts(store, person), flagged(store, person),
          as_guest(store, person), accepted(store, person)};
}

}  // namespace qlab::comments
