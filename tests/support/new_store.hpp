// SPDX-License-Identifier: Apache-2.0
// A new store for a test of the library, without the climb through all migrations each time.
#pragma once

#include <filesystem>

#include "lib/core/random.hpp"
#include "lib/store/store.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {

/// As Store::create makes it, by the author "tester" of the command "test".
inline store::Store new_store(const std::filesystem::path& path, Instant now) {
  static const auto bytes = [] {
    const TempDir folder;
    const auto first = folder.path() / "first.db";
    { store::Store::create(first, Instant(), {"tester", "test"}); }
    return read(first);
  }();
  write(path, bytes);
  std::filesystem::permissions(path, std::filesystem::perms(0600));
  const auto open = [&path] {
    return store::Store::open(path, store::Access::write, {"tester", "test"});
  };
  {
    // What no two stores share; then it belongs nowhere, and with the next opening here.
    auto copy = open();
    copy.run("UPDATE store_identity SET store_uuid = ?, created_at = ?", random_uuid(), now);
    copy.run("UPDATE store_secret SET suppression_key = lower(hex(randomblob(32)))");
    copy.run("DELETE FROM store_place");
  }
  return open();
}

}  // namespace qlab::test
