// SPDX-License-Identifier: Apache-2.0
// Whether a row of an attendance table says that somebody came.
#pragma once

#include <span>
#include <string>

#include "lib/webinar/attendance_tables.hpp"

namespace qlab::webinar {

enum class Came {
  yes,
  no,
  perhaps  ///< the row has no time, and nothing says that this means no
};

/// Whether any row of a file has a time.
enum class Times { none, some };
Times times_in(std::span<const Table> tables);

/// Judges by what the row says of it, else by its times: a list of all who registered has none for
/// those who did not come. Throws data where it says neither yes nor no.
Came came(const Record& row, const Table& table, Times in_file, const std::string& source);

}  // namespace qlab::webinar
