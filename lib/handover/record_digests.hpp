// SPDX-License-Identifier: Apache-2.0
// What a record says, as one number for each member or comment: equal where nothing changed since,
// whatever the order of its rows. A delta is made of what differs.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/store/packed.hpp"
#include "lib/store/statement.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

struct RecordDigest {
  std::int64_t id = 0;
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  bool operator==(const RecordDigest&) const = default;
};

/// In the order of their ids. A deque: a million of them grow without being copied.
using RecordDigests = std::deque<RecordDigest>;

/// The one with this id, or nullptr.
const RecordDigest* find(const RecordDigests& digests, std::int64_t id);

/// What became of the records between two states, by their ids.
struct DigestDifference {
  std::vector<std::int64_t> added;
  std::vector<std::int64_t> changed;
  std::vector<std::int64_t> gone;
};
DigestDifference difference(const RecordDigests& before, const RecordDigests& now);

/// 32 hexadecimal digits, as they are kept on record.
std::string text_of(const RecordDigest& digest);

/// What those digits say of this id.
RecordDigest digest_of(std::int64_t id, std::string_view text);

class RowDigests {
 public:
  /// Adds a row of the table to the record it belongs to: that of the id in its first column. Quick
  /// where rows come in the order of ids.
  void add(const store::PackedTable& table, const store::Statement& row);

  /// Reads a whole table.
  void add_all(const store::Store& store, const store::PackedTable& table);

  [[nodiscard]] const RecordDigests& digests() const { return m_digests; }
  [[nodiscard]] RecordDigests take() { return std::move(m_digests); }

 private:
  RecordDigest& of(std::int64_t id);

  RecordDigests m_digests;
  std::string m_text;  ///< kept for its memory
};

/// Whether the rows of a table belong to one member each.
bool is_of_members(const store::PackedTable& table);

}  // namespace qlab::handover
