// SPDX-License-Identifier: Apache-2.0
// Who took part when, from everything that shows it: what was recorded of members, who was at a
// webinar, and who wrote a comment.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "lib/comments/people.hpp"
#include "lib/core/clock.hpp"
#include "lib/members/figures.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// Members who took part, one row per period: each member counts once per kind.
using Participation = std::vector<std::array<std::int64_t, members::participation_kinds.size()>>;

class Occasions {
 public:
  /// When each member took part: who they are, and when.
  using Taken = std::vector<comments::Writing::Published>;

  /// Reads every occasion but the comments; 16 bytes of memory each.
  Occasions(const store::Store& store, Taken comments);

  /// The first and the last occasion, or nothing.
  [[nodiscard]] std::optional<std::pair<Instant, Instant>> span() const;

  /// Period i begins at starts[i] and ends where the next begins, the last one never; what is
  /// before the first counts into it.
  [[nodiscard]] Participation by_period(std::span<const Instant> starts) const;

 private:
  std::array<Taken, members::participation_kinds.size()> m_kinds;  ///< by member, then by time
};

}  // namespace qlab::handover
