// SPDX-License-Identifier: Apache-2.0
// What a column of an attendance table holds, judged by its cells where its title says nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/webinar/attendance_tables.hpp"

namespace qlab::webinar {

/// Adds the columns that are known by their cells alone, where no title is: addresses, words such
/// as "No show", and names where somebody has no address. A guess at the names is said.
void add_columns_by_contents(Table& table, std::vector<std::string>& warnings);

/// In words, or by figures in a column of nothing else.
bool says_no(const Table& table, std::size_t column);

/// The columns that no title and no cell explains.
std::vector<std::size_t> unexplained(const Table& table);

/// Of these those in which times, durations or yes and no stand: they may say who came, or when;
/// and names, where no column is known to be theirs.
std::vector<std::size_t> columns_left_out(const Table& table);

}  // namespace qlab::webinar
