// SPDX-License-Identifier: Apache-2.0
// The shape of threads: three deep. A reply to the deepest stands beside it, under the same parent,
// and keeps what it answered.
#pragma once

#include <cstdint>
#include <optional>

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

}  // namespace qlab::comments
