// SPDX-License-Identifier: Apache-2.0
// The store and what stands beside it and belongs to it: no result may be written over it.
#pragma once

#include <filesystem>

namespace qlab::store {

/// Throws refused where the target is the store at the path, its write-ahead log, its journal, the
/// ledger of erasures or another file of its own, by whatever name, also where that is not there.
void require_foreign(const std::filesystem::path& store, const std::filesystem::path& target);

}  // namespace qlab::store
