// SPDX-License-Identifier: Apache-2.0
// The module qlab_world as the program loads it.
#pragma once

#include "lib/world/entry.hpp"

namespace qlab::test {

const world::Factories& loaded_world();

}  // namespace qlab::test
