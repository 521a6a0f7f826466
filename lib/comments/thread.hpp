// SPDX-License-Identifier: Apache-2.0
// The shape of threads: three deep. A reply to the deepest stands beside it, under the same parent,
// and keeps what it answered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace qlab::comments {

inline constexpr std::int64_t deepest_reply = 3;

/// A comment that stands in a thread.
struct Node {
  std::int64_t id = 0;
  std::int64_t depth = 1;
  std::optional<std::int64_t> parent_id{};
};

/// Where a new comment goes; by itself, at the start of a thread of its own.
struct Place {
  std::int64_t depth = 1;
  std::optional<std::int64_t> parent_id{};
  std::optional<std::int64_t> answers_id{};
};

Place reply_to(const Node& node);

/// The order in which comments can be written, parents first and otherwise as they came. Where
/// comments answer each other in a ring, one of it is made the start: its parent is taken away.
std::vector<std::size_t> parents_first(std::vector<std::optional<std::size_t>>& parents);

}  // namespace qlab::comments
