// SPDX-License-Identifier: Apache-2.0
// Who worked with whom, as taking part together shows it: two members are connected who were at one
// small occasion or wrote in one thread of comments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/comments/people.hpp"
#include "lib/handover/network.hpp"
#include "lib/members/together.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// How many connections there are between two groups of members.
struct Tie {
  std::string one;
  std::string other;  ///< the same: within the group
  std::int64_t pairs = 0;
};

struct Connections {
  std::int64_t occasions = 0;
  std::int64_t members = 0;  ///< who met somebody
  std::int64_t pairs = 0;
  std::int64_t with_one_only = 0;  ///< of those, who met nobody but one
  std::int64_t bridges = 0;        ///< of those, who hold others together
  std::optional<std::int64_t> median_partners;
  std::vector<Tie> ties;  ///< by nation, the most pairs first; nations of few count as ""
};

/// Who took part together, as everything says that shows it: recorded participations, attendance,
/// comments in one thread. Members and occasions have numbers.
struct Meetings {
  std::vector<Presence> presences;
  std::vector<std::uint32_t> nations;     ///< the number of each member's
  std::vector<std::string> nation_names;  ///< of each number
};

Meetings meetings(const store::Store& store, const members::Register& members,
                  const std::vector<comments::Writing::Begun>& threads);

/// Reads nothing more, so that another thread may do it. A nation counts by itself from so many
/// connected members on.
Connections connections(Meetings meetings, std::int64_t fewest_of_a_nation);

}  // namespace qlab::handover
