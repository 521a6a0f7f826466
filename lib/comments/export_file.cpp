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
namespace {

constexpr std::size_t size_of_head = 8192;
constexpr std::size_t largest_whole = std::size_t{256} << 20;

}  // namespace

ExportFile::ExportFile(const std::filesystem::path& path)
    : m_path(path), m_source(text::terminal_safe(path.filename().string())) {
  if (path == "-") m_source = "standard input";
  if (is_read_once(path)) {
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

std::string ExportFile::head() const {
  const auto start = m_stream->tellg();
  std::string bytes(size_of_head, '\0');
  m_stream->read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(m_stream->gcount()));
  m_stream->clear();
  m_stream->seekg(start);
  return bytes;
}

void ExportFile::skip_to_xml() {
  const auto start = head().find('<');
  if (start != std::string::npos) m_stream->seekg(static_cast<std::streamoff>(start));
}

TextFile& ExportFile::text() {
  if (is_read_once(m_path)) {
    std::ostringstream all;
    all << m_stream->rdbuf();
    m_text.emplace(all.str(), m_source);
  } else {
    m_text.emplace(m_path);
  }
  return *m_text;
}

std::string ExportFile::whole() {
  std::string all;
  auto& file = text();
  while (file.append_to(all)) {
    if (all.size() > largest_whole)
      throw Error(Kind::data, fmt::format("{} is too large to be read at once", m_source));
  }
  return all;
}

}  // namespace qlab::comments
