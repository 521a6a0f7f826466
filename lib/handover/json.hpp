// SPDX-License-Identifier: Apache-2.0
// The report for scripts: every figure of the page, and those that it has no room for.
#pragma once

#include <string>
#include <vector>

#include "lib/handover/report.hpp"

namespace qlab::handover {

/// One object with these fields, or with all where none is named; withheld numbers are null, times
/// have the offset of the report's zone. Throws usage, with the nearest name, for an unknown field.
std::string json(const Report& report, const std::vector<std::string>& names = {});

}  // namespace qlab::handover
