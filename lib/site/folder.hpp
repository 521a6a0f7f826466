// SPDX-License-Identifier: Apache-2.0
// A folder of public files that is replaced whole: whoever reads it, and whatever kills us, finds
// the old files or the new ones. Only an empty folder, or one that was made here, is replaced.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace qlab::site {

struct File {
  std::string name;  ///< without a folder
  std::string bytes;
};

enum class Write { no, yes };

/// What became of each file, by name and in order.
struct Replaced {
  std::vector<std::string> added;
  std::vector<std::string> changed;
  std::vector<std::string> removed;
  std::size_t unchanged = 0;

  [[nodiscard]] bool is_same() const { return added.empty() && changed.empty() && removed.empty(); }
};

/// Compares, without writing. Throws what replace_folder() would throw about the folder.
Replaced compare_folder(const std::filesystem::path& folder, const std::vector<File>& files);

/// Makes the folder hold these files and nothing else. They are written beside it with mode 0644,
/// for a web server to read, and take its name in one step; a file that is as it was keeps its
/// time; where all are, nothing is touched. Throws refused where the folder holds anything that was
/// not made here, locked where another one is at work beside it, and io.
Replaced replace_folder(const std::filesystem::path& folder, const std::vector<File>& files);

}  // namespace qlab::site
