// SPDX-License-Identifier: Apache-2.0
// Loads qlab_world, the module with every port that needs a heavy library, when a verb first needs
// it.
#pragma once

#include "lib/world/entry.hpp"

namespace qlab::cmd {

/// Loads the module once, from beside the executable (build tree) or from the library folder
/// (installed). Throws failed where it is absent or of another version.
const world::Factories& world();

}  // namespace qlab::cmd
