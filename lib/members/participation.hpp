// SPDX-License-Identifier: Apache-2.0
// How somebody took part, dated: one workshop, webinar, call or the like.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

inline constexpr Names<5> participation_kinds{"workshop", "webinar", "online", "call", "comment"};

struct Participation {
  std::string kind;  ///< one of participation_kinds
  Instant at;
  std::string object;  ///< a ref such as w1, or the name of a workshop; may be empty
  bool operator==(const Participation&) const = default;
};

/// Reads KIND[:OBJECT]@DAY, such as workshop:Cardiff@2026-05-01; the day is kept as its start in
/// UTC, as imports do. Throws usage.
Participation parse_participation(std::string_view text);

/// The same words again.
std::string shown(const Participation& participation);

/// The participations of a member, the oldest first.
std::vector<Participation> participations(const store::Store& store, std::int64_t member_id);

}  // namespace qlab::members
