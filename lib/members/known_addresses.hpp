// SPDX-License-Identifier: Apache-2.0
// Whose an address is, while a file is read: the store's addresses and those that the file brought.
// For a file about as large as the store all are kept as hashes, sixteen bytes each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/core/large_array.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

class KnownAddresses {
 public:
  /// The members are those in the store, the rows those expected from the file. Nothing is read
  /// before it is asked for.
  KnownAddresses(const store::Store& store, std::size_t members, std::size_t rows);

  /// The member with this key, or nothing. Two keys may share a hash: whoever needs to be sure
  /// looks at the member's addresses.
  std::optional<std::int64_t> find(std::string_view key);

  void add(std::string_view key, std::int64_t member);

 private:
  struct Slot {
    std::size_t hash;
    std::int64_t member;  ///< 0: free
  };

  void read_all();
  void insert(std::string_view key, std::int64_t member);
  Slot& slot_of(std::size_t hash);
  void resize(std::size_t slots);

  const store::Store& m_store;
  std::size_t m_expected;
  LargeArray<Slot> m_slots;  ///< a power of two, at most three quarters in use
  std::size_t m_used = 0;
  bool m_reads_all;
  store::Statement m_lookup;
};

}  // namespace qlab::members
