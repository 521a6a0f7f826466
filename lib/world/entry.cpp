// SPDX-License-Identifier: Apache-2.0
#include "lib/world/entry.hpp"

extern "C" const qlab::world::Factories* qlab_world() {
  static const qlab::world::Factories factories{};
  return &factories;
}
