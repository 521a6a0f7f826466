// SPDX-License-Identifier: Apache-2.0
// Empties a store of everything but a few tables: what no list of tables to empty could forget.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::store {

struct Cleared {
  std::string table;
  std::int64_t rows = 0;
};

/// Deletes every row of every table but those named, the log of changes and full-text indexes
/// included, within the caller's transaction; references must be trusted (TrustedReferences).
/// Returns the tables that had rows, by name. purge() must follow.
std::vector<Cleared> clear_all_but(Store& store, std::span<const std::string_view> kept);

}  // namespace qlab::store
