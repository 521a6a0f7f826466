// SPDX-License-Identifier: Apache-2.0
// The words that a Delivery keeps for people.
#pragma once

#include <string>
#include <string_view>

namespace qlab::world {

/// Foreign text made safe for a terminal and cut to 300 bytes between two characters.
std::string detail_text(std::string_view text);

}  // namespace qlab::world
