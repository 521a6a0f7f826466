// SPDX-License-Identifier: Apache-2.0
// A file that appears whole or not at all, for whoever needs its path while it is made.
#pragma once

#include <filesystem>

namespace qlab {

/// A file under a temporary name beside the one it shall have, mode 0600; gone with this object
/// unless it was published.
class TemporaryFile {
 public:
  /// Makes it, empty. Throws io, or usage where what is there cannot be replaced.
  explicit TemporaryFile(std::filesystem::path wanted);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  /// Syncs what is there and gives it its name. Throws io.
  void publish();

 private:
  std::filesystem::path m_wanted;
  std::filesystem::path m_path;
};

}  // namespace qlab
