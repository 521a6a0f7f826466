// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/turnout.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "lib/webinar/figures.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

/// Counts each member once at each occasion.
class Counter {
 public:
  explicit Counter(const members::Register& members) {
    for (const auto& member : members.members) m_relations.emplace(member.id, member.relation);
  }

  void add(std::int64_t member, const std::string& occasion) {
    if (m_relations.contains(member)) m_occasions[occasion].push_back(member);
  }

  [[nodiscard]] std::vector<Turnout> take() {
    std::vector<Turnout> all;
    for (auto& [occasion, members] : m_occasions) {
      auto& turnout = all.emplace_back();
      turnout.occasion = occasion;
      std::ranges::sort(members);
      members.erase(std::unique(members.begin(), members.end()), members.end());
      for (const auto member : members) ++turnout.members.at(m_relations.at(member));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Turnout::all);
    return all;
  }

 private:
  std::unordered_map<std::int64_t, std::uint8_t> m_relations;
  std::map<std::string, std::vector<std::int64_t>> m_occasions;
};

}  // namespace

std::int64_t Turnout::all() const {
  return std::accumulate(members.begin(), members.end(), std::int64_t{0});
}

std::vector<Turnout> turnout(const store::Store& store, const members::Register& members) {
  Counter counter(members);
  std::map<std::int64_t, std::string> titles;
  for (const auto& [webinar, numbers] : webinar::list(store)) titles[webinar.id] = webinar.title;
  members::each_named_occasion(store, [&](std::int64_t member, std::string_view object) {
    counter.add(member, std::string(object));
  });
  webinar::each_attended(store, [&](std::int64_t member, std::int64_t webinar) {
    counter.add(member, titles[webinar]);
  });
  return counter.take();
}

}  // namespace qlab::handover
