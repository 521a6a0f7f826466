// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/connections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "lib/comments/threads.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/together.hpp"
#include "lib/webinar/figures.hpp"

namespace qlab::handover {
namespace {

/// Gives numbers to members and occasions as they come.
class Roll {
 public:
  explicit Roll(const store::Store& store) {
    members::each_nation(store, [&](std::int64_t member, std::string_view nation) {
      m_numbers.emplace(member, static_cast<std::uint32_t>(m_nations.size()));
      m_nations.push_back(number_of(m_nation_numbers, std::string(nation), m_next_nation));
    });
    members::each_together(store, [&](std::int64_t member, const std::string& occasion) {
      add(member, number_of(m_named, occasion, m_next));
    });
    webinar::each_attended(store, [&](std::int64_t member, std::int64_t webinar) {
      add(member, number_of(m_named, ref(Letter::webinar, webinar), m_next));
    });
    comments::each_thread_author(store, [&](std::int64_t member, std::int64_t thread) {
      add(member, number_of(m_threads, thread, m_next));
    });
  }

  [[nodiscard]] std::vector<Presence> take_presences() { return std::move(m_presences); }
  [[nodiscard]] std::size_t members() const { return m_nations.size(); }
  [[nodiscard]] std::uint32_t nation_of(std::uint32_t member) const { return m_nations[member]; }

  [[nodiscard]] std::vector<std::string> nations() const {
    std::vector<std::string> names(m_nation_numbers.size());
    for (const auto& [name, number] : m_nation_numbers) names[number] = name;
    return names;
  }

 private:
  template <class Map, class Key>
  static std::uint32_t number_of(Map& map, const Key& key, std::uint32_t& next) {
    const auto [found, is_new] = map.try_emplace(key, next);
    if (is_new) ++next;
    return found->second;
  }

  /// Who was erased took part as nobody.
  void add(std::int64_t member, std::uint32_t occasion) {
    const auto found = m_numbers.find(member);
    if (found != m_numbers.end()) m_presences.push_back({occasion, found->second});
  }

  std::unordered_map<std::int64_t, std::uint32_t> m_numbers;
  std::map<std::string, std::uint32_t> m_nation_numbers;
  std::vector<std::uint32_t> m_nations;  ///< of each member
  std::unordered_map<std::string, std::uint32_t> m_named;
  std::unordered_map<std::int64_t, std::uint32_t> m_threads;
  std::vector<Presence> m_presences;
  std::uint32_t m_next = 0;  ///< occasion, of either kind
  std::uint32_t m_next_nation = 0;
};

std::optional<std::int64_t> median(std::vector<std::uint32_t> numbers) {
  if (numbers.empty()) return {};
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

/// The name of each nation that so many connected members are of; empty for the others.
std::vector<std::string> names_to_tell(const Roll& roll, const std::vector<std::uint32_t>& partners,
                                       std::int64_t fewest) {
  auto names = roll.nations();
  std::vector<std::int64_t> connected(names.size(), 0);
  for (std::uint32_t member = 0; member < partners.size(); ++member) {
    if (partners[member] > 0) ++connected[roll.nation_of(member)];
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (connected[i] < fewest) names[i].clear();
  }
  return names;
}

std::vector<Tie> ties(const Network& network, const Roll& roll,
                      const std::vector<std::string>& names, std::int64_t& pairs) {
  std::map<std::pair<std::string_view, std::string_view>, std::int64_t> counts;
  network.each_pair([&](std::uint32_t a, std::uint32_t b) {
    ++pairs;
    std::string_view one = names[roll.nation_of(a)];
    std::string_view other = names[roll.nation_of(b)];
    if (other < one) std::swap(one, other);
    ++counts[{one, other}];
  });
  std::vector<Tie> ties;
  for (const auto& [between, count] : counts) {
    ties.push_back({std::string(between.first), std::string(between.second), count});
  }
  std::ranges::stable_sort(ties, std::ranges::greater(), &Tie::pairs);
  return ties;
}

}  // namespace

Connections connections(const store::Store& store, std::int64_t fewest_of_a_nation) {
  Roll roll(store);
  const Network network(roll.take_presences(), roll.members());
  const auto partners = network.partners();
  Connections found;
  found.occasions = static_cast<std::int64_t>(network.occasions());
  std::vector<std::uint32_t> connected;
  std::ranges::copy_if(partners, std::back_inserter(connected),
                       [](auto count) { return count > 0; });
  found.members = static_cast<std::int64_t>(connected.size());
  found.with_one_only = std::ranges::count(connected, 1U);
  found.median_partners = median(std::move(connected));
  found.bridges = static_cast<std::int64_t>(network.bridges().size());
  found.ties = ties(network, roll, names_to_tell(roll, partners, fewest_of_a_nation), found.pairs);
  return found;
}

}  // namespace qlab::handover
