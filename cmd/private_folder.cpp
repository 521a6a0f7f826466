// SPDX-License-Identifier: Apache-2.0
#include "cmd/private_folder.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "lib/core/error.hpp"

namespace qlab::cmd {

std::filesystem::path private_folder(std::string_view word) {
  auto path =
      (std::filesystem::temp_directory_path() / fmt::format("qlab-{}-XXXXXX", word)).string();
  if (::mkdtemp(path.data()) == nullptr) {
    throw Error(Kind::io,
                fmt::format("cannot make the folder '{}': {}", path, std::strerror(errno)));
  }
  return path;
}

}  // namespace qlab::cmd
