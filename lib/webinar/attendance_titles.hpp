// SPDX-License-Identifier: Apache-2.0
// What the words above the columns of attendance files mean, as products and people write them.
#pragma once

#include <optional>
#include <string_view>

#include "lib/webinar/attendance_columns.hpp"

namespace qlab::webinar {

/// Compared without case, accents and punctuation; what stands in brackets at the end counts where
/// it says something ("(minutes)", "(original name)"), else the title is what stands before it.
std::optional<Column> column_called(std::string_view heading);

/// "Join Time (UTC)".
bool is_in_utc(std::string_view heading);

}  // namespace qlab::webinar
