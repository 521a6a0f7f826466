// SPDX-License-Identifier: Apache-2.0
// The report for scripts: every figure of the page, and those that it has no room for.
#pragma once

#include <string>

#include "lib/handover/report.hpp"

namespace qlab::handover {

/// One object; withheld numbers are null, times have the offset of the report's zone.
std::string json(const Report& report);

}  // namespace qlab::handover
