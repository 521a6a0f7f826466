// SPDX-License-Identifier: Apache-2.0
// What the parts of the report's JSON share. Included only by lib/handover/json*.cpp.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/handover/report.hpp"

namespace qlab::handover {

using Json = nlohmann::ordered_json;

Json number(Count count);
Json instant(std::optional<Instant> instant, std::string_view zone);

/// "No answer" as no_answer.
std::string key(std::string label);

/// Parts with fixed names: one field each, and the total.
Json fields(const Parts& parts, std::string_view total);

Json scenario(const ScenarioReport& scenario, std::string_view zone);
Json themes(const std::vector<ThemeReport>& themes);

}  // namespace qlab::handover
