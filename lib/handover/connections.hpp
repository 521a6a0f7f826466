// SPDX-License-Identifier: Apache-2.0
// Who worked with whom, as taking part together shows it: two members are connected who were at one
// small occasion or wrote in one thread of comments. Memory and time grow with the occasions, not
// with the pairs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/comments/people.hpp"
#include "lib/members/together.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// More people at once are an audience, not people who worked together.
inline constexpr std::size_t largest_group = 30;

/// A member at an occasion, both by number.
struct Presence {
  std::uint32_t occasion = 0;
  std::uint32_t member = 0;
  auto operator<=>(const Presence&) const = default;
};

/// Members and the small occasions at which they met.
class Network {
 public:
  /// Drops occasions of fewer than two and of more than largest_group members; repeats are one.
  Network(std::vector<Presence> presences, std::size_t members);

  [[nodiscard]] std::size_t occasions() const { return m_occasions.size() - 1; }

  /// How many others each member met.
  [[nodiscard]] std::vector<std::uint32_t> partners() const;

  /// Calls once with each two members who met.
  void each_pair(const std::function<void(std::uint32_t, std::uint32_t)>& call) const;

  /// Members without whom others, who are connected now, would not be.
  [[nodiscard]] std::vector<std::uint32_t> bridges() const;

 private:
  template <class Call>
  void each_partner(std::uint32_t member, std::vector<std::uint32_t>& seen, const Call& call) const;

  std::size_t m_members;
  std::vector<std::uint32_t> m_occasions;  ///< where each one's members begin in m_at, and the end
  std::vector<std::uint32_t> m_at;
  std::vector<std::uint32_t>
      m_joined;  ///< where each member's occasions begin in m_of, and the end
  std::vector<std::uint32_t> m_of;
};

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
