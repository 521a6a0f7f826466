// SPDX-License-Identifier: Apache-2.0
// The words that the configuration and the reader of surveys share.
#pragma once

#include <array>
#include <string_view>

namespace qlab {

/// What the answer in a survey's cell can be; "none" is no answer.
inline constexpr std::array<std::string_view, 4> survey_answers{"yes", "conditional", "no", "none"};

/// What a survey's column can be.
inline constexpr std::array<std::string_view, 11> survey_fields{
    "email", "id",     "name",    "want",   "value",    "support",
    "at",    "reason", "horizon", "offers", "condition"};

}  // namespace qlab
