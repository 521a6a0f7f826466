// SPDX-License-Identifier: Apache-2.0
// What the columns of a member file mean, by the names in its header, each at its own position: an
// unknown column shifts nothing.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/csv.hpp"

namespace qlab::members {

enum class Column {
  unknown,
  ignored,  ///< known, and deliberately not taken: what only another store can know
  name,
  first_name,
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
  participation,
  delivery,
  contact,   ///< whether mail is wanted
  opted_out  ///< whether mail is not wanted
};

/// What the name of a file says about all its rows (Mailchimp exports one file per state).
enum class Standing { none, opted_out, bad_address };

struct Columns {
  std::vector<Column> at;  ///< by position
  std::vector<std::string> unknown;
  std::vector<std::string> ignored;
  Standing standing = Standing::none;
};

/// Maps the header, which is the reader's present record. Throws data, naming the place, where no
/// column is an address or two columns are the same single thing.
Columns map_columns(const csv::Reader& header, std::string_view source);

}  // namespace qlab::members
