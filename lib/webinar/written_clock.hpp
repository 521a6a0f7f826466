// SPDX-License-Identifier: Apache-2.0
// The time of a day, as attendance files write it. Included only by written_time.cpp.
#pragma once

#include "lib/webinar/written_scanner.hpp"
#include "lib/webinar/written_time.hpp"

namespace qlab::webinar {

/// Takes all that is left: 12:31:00, 12.31, 12:31 pm, 下午12:31, 12 h 31 min, 12:31:00+01:00. False
/// where it is no time; the scanner and the time are of no use then.
bool take_time(Scanner& scan, WrittenTime& time);

}  // namespace qlab::webinar
