// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/export_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {

ExportFile::ExportFile(const std::filesystem::path& path)
    : m_source(text::terminal_safe(path.filename().string())) {
  if (path == "-") {
    m_source = "standard input";
    m_stream = std::make_unique<std::istringstream>(read_file(path));
    return;
  }
  m_stream = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (*m_stream) return;
  const int error = errno;
  throw Error(error == ENOENT ? Kind::not_found : Kind::io,
              fmt::format("cannot read '{}': {}", text::terminal_safe(path.string()),
                          std::strerror(error)));
}

}  // namespace qlab::comments
