// SPDX-License-Identifier: Apache-2.0
// What the columns of a member file mean, by the names in its header, each at its own position: an
// unknown column shifts nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/position.hpp"
#include "lib/members/import_fields.hpp"
#include "lib/members/import_layout.hpp"
#include "lib/members/import_records.hpp"

namespace qlab::members {

/// A person's word on one column (--map COLUMN=FIELD); Column::ignored leaves it out.
struct Mapping {
  std::string title;
  Column column;
};

/// Reads "Col=field", or "Col=" to leave it out. Throws usage where there is no '=' or no such
/// field, with the nearest.
Mapping parse_mapping(std::string_view text);

struct Columns {
  std::vector<Column> at;            ///< by position
  std::vector<std::string> titles;   ///< by position
  std::vector<std::string> unknown;  ///< those that have a title
  std::vector<std::string> wishes;   ///< taken for a wish about mail by what they are made of
  std::vector<std::string> ignored;
  Layout layout = Layout::any;
  Standing standing = Standing::none;
  std::optional<std::size_t> ref;  ///< where our own export names the member
};

/// Maps the header, which is the present record. Throws data, naming the place, where no column is
/// an address or two columns are the same single thing; usage where a mapping names no column.
Columns map_columns(const Records& header, std::string_view source,
                    std::span<const Mapping> mappings = {});

}  // namespace qlab::members
