// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/turnout.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "lib/members/together.hpp"
#include "lib/webinar/figures.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

/// Counts each member once at each occasion.
class Counter {
 public:
  explicit Counter(const store::Store& store) {
    members::each_relation(store, [&](std::int64_t member, std::string_view relation) {
      const auto found = std::ranges::find(members::relations, relation);
      m_relations.emplace(member, static_cast<std::size_t>(found - members::relations.begin()));
    });
  }

  void add(std::int64_t member, const std::string& occasion) {
    const auto relation = m_relations.find(member);
    if (relation == m_relations.end()) return;
    auto& [turnout, seen] = m_occasions[occasion];
    if (seen.insert(member).second) ++turnout.members.at(relation->second);
  }

  [[nodiscard]] std::vector<Turnout> take() {
    std::vector<Turnout> all;
    for (auto& [occasion, known] : m_occasions) {
      known.turnout.occasion = occasion;
      all.push_back(std::move(known.turnout));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Turnout::all);
    return all;
  }

 private:
  struct Known {
    Turnout turnout;
    std::set<std::int64_t> seen;
  };
  std::unordered_map<std::int64_t, std::size_t> m_relations;
  std::map<std::string, Known> m_occasions;
};

}  // namespace

std::int64_t Turnout::all() const {
  return std::accumulate(members.begin(), members.end(), std::int64_t{0});
}

std::vector<Turnout> turnout(const store::Store& store) {
  Counter counter(store);
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
