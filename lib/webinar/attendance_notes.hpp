// SPDX-License-Identifier: Apache-2.0
// What an attendance file holds that was not understood, in sentences for a person: nothing of it
// is lost without a word.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/webinar/attendance_tables.hpp"

namespace qlab::webinar {

/// Names the columns that may say who came, where everybody is taken to have come, and those that
/// were left out.
void note_columns(std::span<const Table> tables, std::vector<std::string>& warnings);

/// Says where rows stand that belong to no table: those below one, and those with an address that
/// stands in no row of the tables.
void note_rows_outside(std::span<const Record> records, const Tables& tables,
                       const std::string& source, std::vector<std::string>& warnings);

}  // namespace qlab::webinar
