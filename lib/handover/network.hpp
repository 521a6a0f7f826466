// SPDX-License-Identifier: Apache-2.0
// Members and the small occasions at which they met: who met whom is asked of the occasions, so
// that memory and time grow with these, not with the pairs.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

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

}  // namespace qlab::handover
