// SPDX-License-Identifier: Apache-2.0
#include "cmd/world_module.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

/// Only two places, both fixed by where the executable is: no variable can name another module.
std::filesystem::path module_path() {
  const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const auto beside = folder / "qlab_world.so";
  if (std::filesystem::exists(beside)) return beside;
  return folder.parent_path() / QLAB_LIBDIR / "qlab/qlab_world.so";
}

const world::Factories& load() {
  const auto path = module_path();
  void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) {
    throw Error(Kind::failed, fmt::format("cannot load '{}': {}", path.string(), ::dlerror()),
                "install qlab whole: the program and its library folder belong together");
  }
  const auto entry = reinterpret_cast<decltype(&qlab_world)>(::dlsym(module, "qlab_world"));
  if (entry == nullptr)
    throw Error(Kind::failed, fmt::format("'{}' is not qlab's module", path.string()));
  return *entry();
}

}  // namespace

const world::Factories& world() {
  static const auto& factories = load();
  return factories;
}

}  // namespace qlab::cmd
