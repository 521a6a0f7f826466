// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/participation.hpp"

#include <algorithm>
#include <tuple>

#include "lib/calls/figures.hpp"
#include "lib/comments/people.hpp"
#include "lib/webinar/figures.hpp"

namespace qlab::handover {
namespace {

std::size_t period_of(std::span<const Instant> starts, Instant at) {
  const auto after = std::upper_bound(starts.begin(), starts.end(), at);
  return after == starts.begin() ? 0 : static_cast<std::size_t>(after - starts.begin()) - 1;
}

}  // namespace

Occasions::Occasions(const store::Store& store) {
  using Kind = members::ParticipationKind;
  members::each_participation(store, [&](std::int64_t member, Kind kind, Instant at) {
    m_occasions.push_back({member, kind, at});
  });
  webinar::each_presence(store, [&](std::int64_t member, Instant at) {
    m_occasions.push_back({member, Kind::webinar, at});
  });
  calls::each_held(store, [&](std::int64_t member, Instant at) {
    m_occasions.push_back({member, Kind::call, at});
  });
  comments::each_published_by_member(store, [&](std::int64_t member, Instant at) {
    m_occasions.push_back({member, Kind::comment, at});
  });
}

std::optional<std::pair<Instant, Instant>> Occasions::span() const {
  if (m_occasions.empty()) return {};
  const auto [first, last] = std::ranges::minmax_element(m_occasions, {}, &Occasion::at);
  return std::pair(first->at, last->at);
}

Participation Occasions::by_period(std::span<const Instant> starts) const {
  Participation periods(starts.size());
  if (starts.empty()) return periods;
  std::vector<std::tuple<std::size_t, std::size_t, std::int64_t>> counted;
  counted.reserve(m_occasions.size());
  for (const auto& [member, kind, at] : m_occasions) {
    counted.emplace_back(period_of(starts, at), static_cast<std::size_t>(kind), member);
  }
  std::ranges::sort(counted);
  counted.erase(std::unique(counted.begin(), counted.end()), counted.end());
  for (const auto& [period, kind, member] : counted) ++periods[period].at(kind);
  return periods;
}

}  // namespace qlab::handover
