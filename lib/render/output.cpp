// SPDX-License-Identifier: Apache-2.0
#include "lib/render/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "lib/core/error.hpp"

namespace qlab::render {
namespace {

[[noreturn]] void cannot_write(const std::filesystem::path& path, int error) {
  const auto where = path.empty() ? "standard output" : fmt::format("'{}'", path.string());
  throw Error(Kind::io, fmt::format("cannot write {}: {}", where, std::strerror(error)));
}

}  // namespace

Output::Output(int descriptor, std::filesystem::path path, std::string temporary, std::string* text)
    : m_descriptor(descriptor),
      m_path(std::move(path)),
      m_temporary(std::move(temporary)),
      m_text(text) {
  m_buffer.reserve(2 * flush_at);
}

Output::Output(Output&& other) noexcept
    : m_descriptor(other.m_descriptor),
      m_path(std::move(other.m_path)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_text(other.m_text),
      m_buffer(std::move(other.m_buffer)) {}

Output Output::to_standard_output() { return {STDOUT_FILENO, {}, {}, nullptr}; }

Output Output::to_file(const std::filesystem::path& path) {
  auto temporary = path.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) cannot_write(path, errno);
  return {descriptor, path, temporary, nullptr};
}

Output Output::to_text(std::string& text) { return {-1, {}, {}, &text}; }

Output::~Output() {
  if (m_temporary.empty()) return;
  ::close(m_descriptor);
  ::unlink(m_temporary.c_str());
}

void Output::flush() {
  if (m_text != nullptr) m_text->append(m_buffer);
  std::string_view rest = m_text != nullptr ? std::string_view() : m_buffer;
  while (!rest.empty()) {
    const auto written = ::write(m_descriptor, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) throw PipeClosed{};
    if (written < 0) cannot_write(m_path, errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  m_buffer.clear();
}

void Output::finish() {
  flush();
  if (m_temporary.empty()) return;
  if (::fsync(m_descriptor) != 0) cannot_write(m_path, errno);
  if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) cannot_write(m_path, errno);
  ::close(m_descriptor);
  m_temporary.clear();
}

}  // namespace qlab::render
