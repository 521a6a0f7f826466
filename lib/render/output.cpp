// SPDX-License-Identifier: Apache-2.0
#include "lib/render/output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "lib/core/descriptor.hpp"
#include "lib/core/error.hpp"

namespace qlab::render {
namespace {

[[noreturn]] void cannot_write(const std::filesystem::path& path, int error) {
  const auto where = path.empty() ? "standard output" : fmt::format("'{}'", path.string());
  throw Error(Kind::io, fmt::format("cannot write {}: {}", where, std::strerror(error)));
}

}  // namespace

Output::Output(std::optional<NewFile> file, std::filesystem::path path, std::string* text)
    : m_file(std::move(file)), m_path(std::move(path)), m_text(text) {
  m_buffer.reserve(2 * flush_at);
}

Output Output::to_standard_output() { return {{}, {}, nullptr}; }

Output Output::to_file(const std::filesystem::path& path) { return {NewFile(path), path, nullptr}; }

Output Output::to_text(std::string& text) { return {{}, {}, &text}; }

void Output::flush() {
  if (m_text != nullptr) {
    m_text->append(m_buffer);
  } else {
    const int error = write_all(m_file ? m_file->descriptor() : STDOUT_FILENO, m_buffer);
    if (error == EPIPE) throw PipeClosed{};
    if (error != 0) cannot_write(m_path, error);
  }
  m_buffer.clear();
}

void Output::finish() {
  flush();
  if (m_file) m_file->publish();
}

}  // namespace qlab::render
