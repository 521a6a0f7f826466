// SPDX-License-Identifier: Apache-2.0
// A folder of its own for one test, gone with it; and files read and written whole.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace qlab::test {

inline std::string read(const std::filesystem::path& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

inline void write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

/// The files of a folder by name; none where it is absent.
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry);
  std::sort(files.begin(), files.end());
  return files;
}

class TempDir {
 public:
  TempDir() {
    auto name = (std::filesystem::temp_directory_path() / "qlab-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    m_path = name;
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir() {
    std::error_code ignored;  // a test's leftovers in a temporary folder harm nobody
    std::filesystem::remove_all(m_path, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  /// Writes a file below the folder, by default for its owner only, and returns its path.
  std::filesystem::path file(const std::filesystem::path& name, std::string_view bytes,
                             std::filesystem::perms mode = std::filesystem::perms(0600)) const {
    const auto path = m_path / name;
    std::filesystem::create_directories(path.parent_path());
    write(path, bytes);
    std::filesystem::permissions(path, mode);
    return path;
  }

 private:
  std::filesystem::path m_path;
};

}  // namespace qlab::test
