// SPDX-License-Identifier: Apache-2.0
#include "lib/core/library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include "lib/core/error.hpp"

namespace qlab {

Library::Library(const LibraryName& name)
    : m_name(name), m_handle(::dlopen(name.file, RTLD_NOW | RTLD_LOCAL)) {
  if (m_handle != nullptr) return;
  throw Error(Kind::failed, fmt::format("{} is not installed, so {}", name.name, name.without),
              fmt::format("install the package {}", name.package));
}

void* Library::find(const char* name) const {
  if (auto* found = ::dlsym(m_handle, name)) return found;
  throw Error(
      Kind::failed, fmt::format("{} has no '{}', so {}", m_name.name, name, m_name.without),
      fmt::format("install the package {} of your system anew: '{}' is not the one that qlab needs",
                  m_name.package, m_name.file));
}

}  // namespace qlab
