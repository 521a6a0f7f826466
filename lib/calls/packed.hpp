// SPDX-License-Identifier: Apache-2.0
// What a pack carries of calls: which are wanted, arranged and held, and what was agreed; never the
// notes, which are the staff's.
#pragma once

#include <vector>

#include "lib/store/packed.hpp"

namespace qlab::calls {

/// Parents first, as another store must take them.
std::vector<store::PackedTable> packed_tables();

}  // namespace qlab::calls
