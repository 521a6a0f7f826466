// SPDX-License-Identifier: Apache-2.0
// What a pack carries of webinars: when they were, and who in it answered and came.
#pragma once

#include <vector>

#include "lib/store/packed.hpp"

namespace qlab::webinar {

/// Parents first, as another store must take them.
std::vector<store::PackedTable> packed_tables();

}  // namespace qlab::webinar
