// SPDX-License-Identifier: Apache-2.0
// Which tables a pack carries, put together from every noun.
#pragma once

#include <vector>

#include "lib/store/packed.hpp"

namespace qlab::handover {

/// Lessons, what they rest on, and open work.
std::vector<store::PackedTable> packed_items();

/// All tables but the comments, parents first, as another store must take them.
std::vector<store::PackedTable> packed_tables();

}  // namespace qlab::handover
