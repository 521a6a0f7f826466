// SPDX-License-Identifier: Apache-2.0
#include "tests/support/world.hpp"

#include <dlfcn.h>

#include <stdexcept>

#include "tests/support/places.hpp"

namespace qlab::test {

const world::Factories& loaded_world() {
  static void* const module = ::dlopen(world_module().c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) throw std::runtime_error(::dlerror());
  const auto entry = reinterpret_cast<decltype(&qlab_world)>(::dlsym(module, "qlab_world"));
  if (entry == nullptr) throw std::runtime_error(::dlerror());
  return *entry();
}

}  // namespace qlab::test
