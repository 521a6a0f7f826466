// SPDX-License-Identifier: Apache-2.0
// The file beside a store that remembers who was erased when the store itself is replaced by an
// older backup. Hashes only; lines are added and never changed.
#pragma once

#include <filesystem>
#include <vector>

#include "lib/erasure/record.hpp"
#include "lib/store/store.hpp"

namespace qlab::erasure {

/// Where the ledger of the store at this path is: qlab.db.erasures.
std::filesystem::path ledger_path(const std::filesystem::path& store);

/// The erasures of this very store that the ledger knows and the store does not: people who are
/// back in it.
std::vector<Record> unapplied(const store::Store& store, const std::filesystem::path& ledger);

/// Adds to the ledger, durably, what the store knows and the ledger does not.
void complete(const store::Store& store, const std::filesystem::path& ledger);

/// Whether the ledger knows of all erasures of the store.
bool is_complete(const store::Store& store, const std::filesystem::path& ledger);

/// Throws refused where erased people are back in the store. For whatever writes to the store;
/// costs one small file, and nothing where nobody was ever erased.
void require_applied(const store::Store& store);

}  // namespace qlab::erasure
