// SPDX-License-Identifier: Apache-2.0
// A new store in a folder of its own, with members in it, for tests of the library from the inside.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "lib/core/address.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "tests/support/new_store.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {

inline Instant day(int number) {
  return parse_rfc3339("2027-01-01T09:00:00Z").value() + std::chrono::days(number);
}

struct Community {
  TempDir folder;
  store::Store store = new_store(folder.path() / "qlab.db", day(0));

  std::int64_t member(std::string_view name, std::string_view address = {},
                      Instant joined = day(0)) {
    store.run("INSERT INTO member (name, joined_at, updated_at) VALUES (?1, ?2, ?2)", name, joined);
    const auto id = store.last_id();
    if (const auto parsed = parse_address(address)) {
      store.run(
          "INSERT INTO member_address (member_id, position, address, key) VALUES (?, 0, ?, ?)", id,
          parsed->shown, parsed->key);
    }
    return id;
  }

  /// The first column of the first row, which must be a number.
  [[nodiscard]] std::int64_t number(const std::string& sql) const {
    return store.first(sql).value().integer(0);
  }
  [[nodiscard]] std::string text(const std::string& sql) const {
    return store.first(sql).value().text(0);
  }
};

}  // namespace qlab::test
