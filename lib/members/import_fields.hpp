// SPDX-License-Identifier: Apache-2.0
// What a column of a member file can be, by the words of people and of other programs.
#pragma once

#include <array>
#include <string_view>

#include "lib/core/names.hpp"

namespace qlab::members {

enum class Column {
  unknown,
  ignored,  ///< known, and deliberately not taken: ids and times of another store
  name,
  first_name,
  middle_name,
  last_name,
  email,
  organisation,
  role,
  nation,
  relation,
  account,
  outlook,
  interest,
  tags,
  participations,
  delivery,
  consent,     ///< whether mail is wanted
  opted_out,   ///< whether mail is not wanted
  bad_emails,  ///< addresses that no mail reaches, or since when the row's does not
  mail_wish    ///< whether mail is wanted, in words of which only a no is taken
};

/// As --map says them, in the order of Column.
inline constexpr Names<21> column_names{
    "unknown",   "ignored",      "name",     "first_name",     "middle_name", "last_name",
    "email",     "organisation", "role",     "nation",         "relation",    "account",
    "outlook",   "interest",     "tags",     "participations", "delivery",    "consent",
    "opted_out", "bad_emails",   "mail_wish"};

/// The column that a title means, by its slug (lib/core/text.hpp).
Column meaning(std::string_view slug);

/// Whether that is known by what the title is made of alone, and so is worth saying.
bool is_worked_out(std::string_view slug);

/// Several of these in one file make sense: each row's no counts wherever it stands.
bool may_repeat(Column column);

}  // namespace qlab::members
