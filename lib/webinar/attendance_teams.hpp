// SPDX-License-Identifier: Apache-2.0
// What only the reports of Microsoft Teams have: numbered sections and a summary that counts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/webinar/attendance_columns.hpp"

namespace qlab::webinar {

/// "3. In-Meeting activities" ends the table before it.
bool is_teams_heading(const Record& record);

/// Teams counts people in its summary; a list of another length is worth a look.
void compare_with_summary(std::span<const Record> records, std::size_t people,
                          std::vector<std::string>& warnings);

}  // namespace qlab::webinar
