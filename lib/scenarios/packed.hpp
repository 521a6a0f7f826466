// SPDX-License-Identifier: Apache-2.0
// What a pack carries of scenarios: their texts, and what the people in it answered.
#pragma once

#include <vector>

#include "lib/store/packed.hpp"

namespace qlab::scenarios {

/// Parents first, as another store must take them.
std::vector<store::PackedTable> packed_tables();

}  // namespace qlab::scenarios
