// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/network.hpp"

#include <algorithm>
#include <limits>

namespace qlab::handover {
namespace {

constexpr auto nobody = std::numeric_limits<std::uint32_t>::max();

/// Keeps the occasions of the right size, numbered anew from 0.
std::vector<Presence> small_only(std::vector<Presence> presences) {
  std::ranges::sort(presences);
  presences.erase(std::unique(presences.begin(), presences.end()), presences.end());
  std::vector<Presence> kept;
  std::uint32_t next = 0;
  for (std::size_t first = 0; first < presences.size();) {
    auto last = first;
    while (last < presences.size() && presences[last].occasion == presences[first].occasion) ++last;
    const auto size = last - first;
    if (size >= 2 && size <= largest_group) {
      for (auto i = first; i < last; ++i) kept.push_back({next, presences[i].member});
      ++next;
    }
    first = last;
  }
  return kept;
}

/// Where each of count keys begins in a list that is sorted by them, and the end.
template <class Key>
std::vector<std::uint32_t> beginnings(const std::vector<Presence>& presences, std::size_t count,
                                      Key key) {
  std::vector<std::uint32_t> starts(count + 1, 0);
  for (const auto& presence : presences) ++starts[key(presence) + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  return starts;
}

/// Finds what parts a graph of members and occasions when it is taken out, without recursion: a
/// thread of comments may be as long as the community is large (Hopcroft and Tarjan, 1973).
class Depth {
 public:
  using Neighbours =
      std::function<std::pair<const std::uint32_t*, const std::uint32_t*>(std::uint32_t)>;

  Depth(std::size_t nodes, Neighbours neighbours)
      : m_neighbours(std::move(neighbours)), m_order(nodes, 0), m_low(nodes, 0), m_cuts(nodes) {}

  void visit(std::uint32_t root) {
    if (m_order[root] != 0) return;
    enter(root, nobody);
    std::size_t children = 0;
    while (!m_path.empty()) {
      auto& [node, parent, next, end] = m_path.back();
      if (next == end) {
        leave(root, children);
        continue;
      }
      const auto to = *next++;
      if (to == parent) continue;
      if (m_order[to] == 0) {
        enter(to, node);
      } else {
        m_low[node] = std::min(m_low[node], m_order[to]);
      }
    }
    m_cuts[root] = children > 1;
  }

  [[nodiscard]] bool cuts(std::uint32_t node) const { return m_cuts[node]; }

 private:
  struct Step {
    std::uint32_t node;
    std::uint32_t parent;
    const std::uint32_t* next;
    const std::uint32_t* end;
  };

  void enter(std::uint32_t node, std::uint32_t parent) {
    m_order[node] = m_low[node] = ++m_clock;
    const auto [begin, end] = m_neighbours(node);
    m_path.push_back({node, parent, begin, end});
  }

  void leave(std::uint32_t root, std::size_t& children) {
    const auto [node, parent, next, end] = m_path.back();
    m_path.pop_back();
    if (parent == nobody) return;
    m_low[parent] = std::min(m_low[parent], m_low[node]);
    if (parent == root) {
      ++children;
    } else if (m_low[node] >= m_order[parent]) {
      m_cuts[parent] = true;
    }
  }

  Neighbours m_neighbours;
  std::vector<std::uint32_t> m_order;  ///< 0: not visited
  std::vector<std::uint32_t> m_low;
  std::vector<bool> m_cuts;
  std::vector<Step> m_path;
  std::uint32_t m_clock = 0;
};

}  // namespace

Network::Network(std::vector<Presence> presences, std::size_t members) : m_members(members) {
  auto kept = small_only(std::move(presences));
  const std::size_t occasions = kept.empty() ? 0 : kept.back().occasion + 1;
  m_occasions = beginnings(kept, occasions, [](const Presence& each) { return each.occasion; });
  for (const auto& presence : kept) m_at.push_back(presence.member);
  std::ranges::stable_sort(kept, {}, &Presence::member);
  m_joined = beginnings(kept, members, [](const Presence& each) { return each.member; });
  for (const auto& presence : kept) m_of.push_back(presence.occasion);
}

template <class Call>
void Network::each_partner(std::uint32_t member, std::vector<std::uint32_t>& seen,
                           const Call& call) const {
  for (auto i = m_joined[member]; i < m_joined[member + 1]; ++i) {
    const auto occasion = m_of[i];
    for (auto j = m_occasions[occasion]; j < m_occasions[occasion + 1]; ++j) {
      const auto other = m_at[j];
      if (other == member || seen[other] == member) continue;
      seen[other] = member;
      call(other);
    }
  }
}

std::vector<std::uint32_t> Network::partners() const {
  std::vector<std::uint32_t> counts(m_members, 0);
  std::vector<std::uint32_t> seen(m_members, nobody);
  for (std::uint32_t member = 0; member < m_members; ++member) {
    each_partner(member, seen, [&](std::uint32_t) { ++counts[member]; });
  }
  return counts;
}

void Network::each_pair(const std::function<void(std::uint32_t, std::uint32_t)>& call) const {
  std::vector<std::uint32_t> seen(m_members, nobody);
  for (std::uint32_t member = 0; member < m_members; ++member) {
    each_partner(member, seen, [&](std::uint32_t other) {
      if (other > member) call(member, other);
    });
  }
}

std::vector<std::uint32_t> Network::bridges() const {
  const auto members = static_cast<std::uint32_t>(m_members);
  // Members first, then occasions: the lists of both name the other by its number among all nodes.
  std::vector<std::uint32_t> occasions_of;
  occasions_of.reserve(m_of.size());
  for (const auto occasion : m_of) occasions_of.push_back(members + occasion);
  const auto neighbours = [&](std::uint32_t node) {
    const bool is_member = node < members;
    const auto& starts = is_member ? m_joined : m_occasions;
    const auto* list = is_member ? occasions_of.data() : m_at.data();
    const auto index = is_member ? node : node - members;
    return std::pair(list + starts[index], list + starts[index + 1]);
  };
  Depth depth(m_members + occasions(), neighbours);
  std::vector<std::uint32_t> found;
  for (std::uint32_t member = 0; member < members; ++member) depth.visit(member);
  for (std::uint32_t member = 0; member < members; ++member) {
    if (depth.cuts(member)) found.push_back(member);
  }
  return found;
}

}  // namespace qlab::handover
