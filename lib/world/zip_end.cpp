// SPDX-License-Identifier: Apache-2.0
// Part of lib/world/zip.hpp.
// The end of a ZIP file (APPNOTE 4.3.14 to 4.3.16): how many entries it says it has, and where.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>

#include "lib/core/error.hpp"
#include "lib/world/zip.hpp"

namespace qlab::world {
namespace {

constexpr std::size_t end_size = 22;
constexpr std::size_t locator_size = 20;
constexpr std::size_t large_end_size = 56;
constexpr std::uint64_t bytes_per_entry = 1024;  // a name, and what stands beside it

struct End {
  std::uint64_t entries = 0;
  std::uint64_t directory_size = 0;
};

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

class File {
 public:
  explicit File(const std::filesystem::path& path) : m_path(path), m_size(size_of(path)) {
    m_stream.open(path, std::ios::binary);
    if (!m_stream) throw Error(Kind::io, fmt::format("cannot read '{}'", path.string()));
  }

  [[nodiscard]] std::uint64_t size() const { return m_size; }

  std::string read(std::uint64_t at, std::size_t size) {
    std::string bytes(size, '\0');
    m_stream.seekg(static_cast<std::streamoff>(at));
    if (at > m_size || size > m_size - at ||
        !m_stream.read(bytes.data(), static_cast<std::streamsize>(size))) {
      refuse("it is cut off");
    }
    return bytes;
  }

  [[noreturn]] void refuse(std::string_view why) const {
    throw Error(Kind::data, fmt::format("'{}' is no whole archive: {}", m_path.string(), why));
  }

 private:
  static std::uint64_t size_of(const std::filesystem::path& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (!error) return size;
    const auto kind = error == std::errc::no_such_file_or_directory ? Kind::not_found : Kind::io;
    throw Error(kind, fmt::format("cannot read '{}': {}", path.string(), error.message()));
  }

  const std::filesystem::path& m_path;
  std::uint64_t m_size;
  std::ifstream m_stream;
};

/// libzip believes the large end wherever there is one, so it is what counts.
std::optional<End> large_end(File& file, std::uint64_t end) {
  if (end < locator_size) return {};
  const auto locator = file.read(end - locator_size, locator_size);
  if (!locator.starts_with("PK\x06\x07")) return {};
  const auto record = file.read(number(locator, 8, 8), large_end_size);
  if (!record.starts_with("PK\x06\x06")) file.refuse("its end contradicts itself");
  return End{number(record, 32, 8), number(record, 40, 8)};
}

}  // namespace

void require_sound_end(const std::filesystem::path& path, const archive::Limits& limits) {
  File file(path);
  if (file.size() < end_size) file.refuse("it is cut off");
  const auto at = file.size() - end_size;
  const auto bytes = file.read(at, end_size);
  // No comment stands behind it: what follows the end is not ours.
  if (!bytes.starts_with(std::string_view("PK\x05\x06", 4)) || number(bytes, 20, 2) != 0)
    file.refuse("it is cut off, or is no ZIP file");
  const auto end = large_end(file, at).value_or(End{number(bytes, 10, 2), number(bytes, 12, 4)});
  if (end.entries > limits.entries) {
    throw Error(Kind::data, fmt::format("'{}' has {} entries: no pack has more than {}",
                                        path.string(), end.entries, limits.entries));
  }
  if (end.directory_size > limits.entries * bytes_per_entry)
    file.refuse("its list of entries is larger than that of any pack");
}

}  // namespace qlab::world
