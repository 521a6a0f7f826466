// SPDX-License-Identifier: Apache-2.0
// The system's time zones by their names. Each file is read once, when its zone is first asked for.
#pragma once

#include <string_view>
#include <vector>

#include "lib/calendar/zone_file.hpp"

namespace qlab::calendar {

/// Nothing where this is not an IANA time zone; else as periods_of() has it.
const std::vector<Period>* find_periods(std::string_view zone);

/// Stays as long as the program runs; any thread may ask. Throws usage, with the nearest name as
/// hint, where this is not an IANA time zone; failed where the system has none.
const std::vector<Period>& periods_of(std::string_view zone);

}  // namespace qlab::calendar
