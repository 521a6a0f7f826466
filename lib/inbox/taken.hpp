// SPDX-License-Identifier: Apache-2.0
// Which mails were read before, by their digests: each is looked for in the store once.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "lib/store/statement.hpp"
#include "lib/store/store.hpp"

namespace qlab::inbox {

class Taken {
 public:
  explicit Taken(const store::Store& store);

  /// Claims a mail for this reader until release(). False where the store has it, or where it is
  /// claimed already: a mailbox may hold a mail twice.
  [[nodiscard]] bool claim(const std::string& digest);
  void release(const std::string& digest);

  /// Whether the store has it: what was claimed may have come there by another reader, if seen()
  /// is another number than when it was claimed.
  [[nodiscard]] bool has(const std::string& digest);
  /// A number that stays while no other program changes the store (SQLite's data_version).
  [[nodiscard]] std::int64_t seen();

 private:
  store::Statement m_find;
  store::Statement m_version;
  std::unordered_set<std::string> m_claimed;
};

}  // namespace qlab::inbox
