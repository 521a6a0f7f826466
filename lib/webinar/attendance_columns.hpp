// SPDX-License-Identifier: Apache-2.0
// The columns of attendance files, by the words that products write above them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/position.hpp"

namespace qlab::webinar {

enum class Column {
  name,
  first_name,
  last_name,
  address,
  account,  ///< what they signed in with
  role,
  join,
  leave,
  duration,
  minutes,   ///< a duration as a plain number
  check_in,  ///< when somebody was let in; empty: did not come
  attended,  ///< yes, no, or the state of a ticket
  absent,    ///< yes: did not come
  waiting,   ///< yes: the row is time in the waiting room
  action,    ///< Joined or Left, at the time
  time,
  meeting,       ///< says that the row is about the meeting, not about a person
  registration,  ///< when or how somebody registered
  other          ///< known, and says nothing about who came; never in Columns
};

/// Where each column stands.
using Columns = std::map<Column, std::size_t>;

struct Record {
  Position place;
  std::vector<std::string> cells;  ///< trimmed; at least one

  [[nodiscard]] bool is_blank() const;
  /// Only the first cell says something.
  [[nodiscard]] bool is_lone() const;
};

/// The cell of a column; empty where the record has none.
std::string_view cell(const Record& record, const Columns& columns, Column column);

/// First, last or whole names.
bool names_person(const Columns& columns);

/// A column does; else everybody in the table came.
bool says_who_came(const Columns& columns);

/// The columns whose headings are known; of two with one meaning the first behind the name, else
/// the first: a row may begin with what is said of the meeting, such as its own duration.
Columns columns_of(const Record& header);

}  // namespace qlab::webinar
