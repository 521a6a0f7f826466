// SPDX-License-Identifier: Apache-2.0
// The folder in which backups are kept: each under the instant it was made at, the oldest taken
// away.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab::store {

struct KeptBackup {
  std::filesystem::path file;
  Instant at;  ///< as its name says
};

/// qlab-2027-01-15T090000Z.db
std::string backup_name(Instant at);

/// The newest first; files of other names are not of these. A folder that is not there has none.
std::vector<KeptBackup> backups_in(const std::filesystem::path& folder);

std::optional<KeptBackup> newest_backup(const std::filesystem::path& folder);

/// Takes away all but the newest so many; returns what is gone.
std::vector<std::filesystem::path> keep_newest(const std::filesystem::path& folder,
                                               std::size_t kept);

}  // namespace qlab::store
