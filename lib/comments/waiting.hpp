// SPDX-License-Identifier: Apache-2.0
// Replies of a file whose parent has not come yet: kept in a temporary table, so that memory stays
// flat in whatever order a file stands. Used by the import alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/found.hpp"
#include "lib/comments/thread.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// Part of the caller's change, with which its rows go.
class Waiting {
 public:
  explicit Waiting(store::Store& store);

  void put(const Found& found);

  [[nodiscard]] bool has(std::string_view name);

  /// Says that the comment of this name has its place: what waits for it is ready.
  void arrived(std::string_view name, const Node& node);

  /// Takes one whose parent is there out, in the order of the file.
  struct Ready {
    Found found;
    std::optional<Node> parent;
  };
  std::optional<Ready> take_ready();

  /// At the end of the file, when none is ready: takes one out whose parent will never come. Where
  /// comments answer each other in a ring, one of it.
  std::optional<Found> take_top();

 private:
  std::optional<std::int64_t> top();
  Ready take(std::int64_t position);

  std::int64_t m_count = 0;
  std::int64_t m_last = 0;
  std::int64_t m_ready = 0;
  std::vector<bool> m_climbed;  ///< by position
  store::Statement m_put;
  store::Statement m_by_name;
  store::Statement m_arrived;
  store::Statement m_first_ready;
  store::Statement m_first;
  store::Statement m_parent;
  store::Statement m_read;
  store::Statement m_remove;
};

}  // namespace qlab::comments
