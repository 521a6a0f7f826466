// SPDX-License-Identifier: Apache-2.0
// What a pack carries of mail: what was sent to the people in it, so that nobody gets it twice.
#pragma once

#include <vector>

#include "lib/store/packed.hpp"

namespace qlab::mail {

/// Parents first, as another store must take them.
std::vector<store::PackedTable> packed_tables();

}  // namespace qlab::mail
