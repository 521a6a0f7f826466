// SPDX-License-Identifier: Apache-2.0
// Scenarios as a folder of Markdown files, one for each: read into the store, and written again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/scenarios/edit.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::scenarios {

enum class FileOutcome { added, changed, unchanged };
inline constexpr Names<3> file_outcomes{"added", "changed", "unchanged"};

/// What became of one file.
struct ImportedFile {
  std::string file;  ///< its name in the folder
  Scenario scenario;
  FileOutcome outcome = FileOutcome::unchanged;
  std::vector<std::string_view> changed;  ///< names of fields
  bool material = false;                  ///< answers given before are stale
  std::int64_t stale = 0;                 ///< how many
  bool guessed = false;  ///< read as Windows-1252, for which nothing in the bytes speaks
};

enum class Keep { no, yes };

/// Reads each *.md of the folder, in the order of their names; hidden files, others and folders are
/// left alone. A slug that is there already is changed where the file says something else, as
/// material where it is open and the words differ, unless a weight is said; others are added as
/// drafts. The slug is the file's name where it says none. All or nothing; Keep::no shows what it
/// would do. Throws data at file:line:column, not_found where there is no folder.
std::vector<ImportedFile> import_folder(store::Store& store, const std::filesystem::path& folder,
                                        std::optional<Weight> weight, Instant now, Keep keep);

/// Writes SLUG.md for each scenario into a folder, which is made where it is absent, and returns
/// the names. Files that say the same already are left alone; others of these names are replaced.
std::vector<std::string> export_folder(const store::Store& store,
                                       const std::filesystem::path& folder);

}  // namespace qlab::scenarios
