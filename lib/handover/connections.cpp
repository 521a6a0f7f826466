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
  explicit Roll(const members::Register& members) {
    m_meetings.nation_names = members.nations;
    for (const auto& member : members.members) {
      m_members.emplace(member.id, static_cast<std::uint32_t>(m_meetings.nations.size()));
      m_meetings.nations.push_back(member.nation);
    }
  }

  void add(std::int64_t member, const std::string& occasion) { add(member, m_named, occasion); }
  void add(std::int64_t member, std::int64_t thread) { add(member, m_threads, thread); }

  [[nodiscard]] Meetings take() { return std::move(m_meetings); }

 private:
  template <class Occasions, class Key>
  void add(std::int64_t member, Occasions& occasions, const Key& occasion) {
    const auto number = m_members.find(member);
    if (number == m_members.end()) return;  // who was erased took part as nobody
    const auto [known, is_new] = occasions.try_emplace(occasion, m_next);
    if (is_new) ++m_next;
    m_meetings.presences.push_back({known->second, number->second});
  }

  std::unordered_map<std::int64_t, std::uint32_t> m_members;
  std::unordered_map<std::string, std::uint32_t> m_named;
  std::unordered_map<std::int64_t, std::uint32_t> m_threads;
  std::uint32_t m_next = 0;  ///< occasion, of either kind
  Meetings m_meetings;
};

std::optional<std::int64_t> median(std::vector<std::uint32_t> numbers) {
  if (numbers.empty()) return {};
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

/// The name of each nation that so many connected members are of; empty for the others.
std::vector<std::string> names_to_tell(const Meetings& meetings,
                                       const std::vector<std::uint32_t>& partners,
                                       std::int64_t fewest) {
  auto names = meetings.nation_names;
  std::vector<std::int64_t> connected(names.size(), 0);
  for (std::size_t member = 0; member < partners.size(); ++member) {
    if (partners[member] > 0) ++connected[meetings.nations[member]];
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (connected[i] < fewest) names[i].clear();
  }
  return names;
}

std::vector<Tie> ties(const Network& network, const std::vector<std::uint32_t>& nations,
                      const std::vector<std::string>& names, std::int64_t& pairs) {
  // By number first: there are many more pairs of members than of nations.
  std::unordered_map<std::uint64_t, std::int64_t> of_nations;
  network.each_pair([&](std::uint32_t a, std::uint32_t b) {
    ++pairs;
    ++of_nations[std::uint64_t{nations[a]} << 32U | nations[b]];
  });
  std::map<std::pair<std::string_view, std::string_view>, std::int64_t> counts;
  for (const auto& [between, count] : of_nations) {
    std::string_view one = names[between >> 32U];
    std::string_view other = names[between & 0xffffffffU];
    if (other < one) std::swap(one, other);
    counts[{one, other}] += count;
  }
  std::vector<Tie> ties;
  for (const auto& [between, count] : counts) {
    ties.push_back({std::string(between.first), std::string(between.second), count});
  }
  std::ranges::stable_sort(ties, std::ranges::greater(), &Tie::pairs);
  return ties;
}

}  // namespace

Meetings meetings(const store::Store& store, const members::Register& members,
                  const std::vector<comments::Writing::Begun>& threads) {
  Roll roll(members);
  members::each_together(
      store, [&](std::int64_t member, const std::string& occasion) { roll.add(member, occasion); });
  webinar::each_attended(store, [&](std::int64_t member, std::int64_t webinar) {
    roll.add(member, ref(Letter::webinar, webinar));
  });
  for (const auto& [member, thread] : threads) roll.add(member, thread);
  comments::each_replier(
      store, [&](std::int64_t member, std::int64_t thread) { roll.add(member, thread); });
  return roll.take();
}

Connections connections(Meetings meetings, std::int64_t fewest_of_a_nation) {
  const Network network(std::move(meetings.presences), meetings.nations.size());
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
  const auto names = names_to_tell(meetings, partners, fewest_of_a_nation);
  found.ties = ties(network, meetings.nations, names, found.pairs);
  return found;
}

}  // namespace qlab::handover
