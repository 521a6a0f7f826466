// SPDX-License-Identifier: Apache-2.0
// For a load that makes parents and children itself: their references are not looked up row by row,
// which took a fifth of an import. Everything else the schema says is still checked.
#pragma once

#include "lib/store/store.hpp"

namespace qlab::store {

class TrustedReferences {
 public:
  /// Must begin before the change and end after it: SQLite ignores the switch within one.
  explicit TrustedReferences(Store& store) : m_store(store) { m_store.run(off); }
  TrustedReferences(const TrustedReferences&) = delete;
  TrustedReferences& operator=(const TrustedReferences&) = delete;
  ~TrustedReferences();

 private:
  static constexpr auto off = "PRAGMA foreign_keys = OFF";

  Store& m_store;
};

}  // namespace qlab::store
