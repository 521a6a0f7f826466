// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/participation.hpp"

#include <algorithm>

#include "lib/calls/figures.hpp"
#include "lib/webinar/figures.hpp"

namespace qlab::handover {
namespace {

std::size_t period_of(std::span<const Instant> starts, Instant at) {
  const auto after = std::upper_bound(starts.begin(), starts.end(), at);
  return after == starts.begin() ? 0 : static_cast<std::size_t>(after - starts.begin()) - 1;
}

auto order(const comments::Writing::Published& each) { return std::pair(each.member, each.at); }

}  // namespace

Occasions::Occasions(const store::Store& store, Taken comments) {
  using Kind = members::ParticipationKind;
  const auto add = [&](std::int64_t member, Kind kind, Instant at) {
    m_kinds.at(static_cast<std::size_t>(kind)).push_back({member, at});
  };
  m_kinds.at(static_cast<std::size_t>(Kind::comment)) = std::move(comments);
  members::each_participation(store, add);
  webinar::each_presence(store,
                         [&](std::int64_t member, Instant at) { add(member, Kind::webinar, at); });
  calls::each_held(store, [&](std::int64_t member, Instant at) { add(member, Kind::call, at); });
  for (auto& taken : m_kinds) {
    if (!std::ranges::is_sorted(taken, {}, order)) std::ranges::sort(taken, {}, order);
  }
}

std::optional<std::pair<Instant, Instant>> Occasions::span() const {
  std::optional<std::pair<Instant, Instant>> span;
  for (const auto& taken : m_kinds) {
    for (const auto& [member, at] : taken) {
      if (!span) span.emplace(at, at);
      span->first = std::min(span->first, at);
      span->second = std::max(span->second, at);
    }
  }
  return span;
}

Participation Occasions::by_period(std::span<const Instant> starts) const {
  Participation periods(starts.size());
  if (starts.empty()) return periods;
  for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
    std::optional<std::pair<std::int64_t, std::size_t>> counted;
    for (const auto& [member, at] : m_kinds.at(kind)) {
      const std::pair taking(member, period_of(starts, at));
      if (taking != counted) ++periods[taking.second].at(kind);
      counted = taking;
    }
  }
  return periods;
}

}  // namespace qlab::handover
