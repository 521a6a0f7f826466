// SPDX-License-Identifier: Apache-2.0
// A backup put in the store's place: whole or not at all, with the replaced store kept beside it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// What must be carried into a restored store before anybody sees it: what became of mails, who was
/// erased. The replaced store is absent where there was none or it cannot be read. Runs on the
/// copy; what it throws stops the restoring, and the present store stays.
using RestoreStep = std::function<void(Store& restored, const Store* replaced)>;

struct Restored {
  std::filesystem::path store;
  std::filesystem::path kept;             ///< the replaced store; empty where there was none
  int schema = 0;                         ///< of the backup, before it climbed to the newest
  std::optional<std::string> unreadable;  ///< why the replaced store told nothing
};

/// Throws config where the backup is not a whole store of this qlab or an older one, not_found
/// where it is absent, temporary where another process has the present store open. Only for whoever
/// holds the SendLock. The restored store is adopted nowhere.
Restored restore(const std::filesystem::path& backup, const std::filesystem::path& store,
                 const std::vector<RestoreStep>& steps, const Author& author, Instant now);

/// Checks the backup, and what it would take the place of, as restore() does and changes nothing;
/// returns the backup's schema.
int check_restore(const std::filesystem::path& backup, const std::filesystem::path& store);

}  // namespace qlab::store
