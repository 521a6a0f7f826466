// SPDX-License-Identifier: Apache-2.0
// Foreign words that are kept for people: what a relay answered, what a log says.
#pragma once

#include <string>
#include <string_view>

namespace qlab {

/// Foreign text made safe for a terminal and cut to 300 bytes between two characters.
std::string detail_text(std::string_view text);

}  // namespace qlab
