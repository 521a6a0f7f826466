// SPDX-License-Identifier: Apache-2.0
// The report as a page that people read: sentences first, then charts with their numbers.
#pragma once

#include <string>

#include "lib/handover/report.hpp"
#include "lib/render/page.hpp"

namespace qlab::handover {

render::Page page(const Report& report);

/// What a reader in a hurry should know, in a few sentences; also in the JSON.
std::string summary(const Report& report);

/// How the numbers came about and what they cannot say, one statement each; also in the JSON.
std::vector<std::string> method(const Report& report);

}  // namespace qlab::handover
