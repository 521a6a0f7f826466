// SPDX-License-Identifier: Apache-2.0
// What opening an older store for writing would do to it.
#pragma once

#include <filesystem>

namespace qlab::store {

struct Migration {
  int from = 0;
  int to = 0;
  std::filesystem::path backup;  ///< empty where there is nothing to do
};

/// Reads the schema's version and changes nothing. Throws as Store::open does.
Migration plan_migration(const std::filesystem::path& store);

}  // namespace qlab::store
