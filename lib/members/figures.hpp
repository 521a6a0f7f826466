// SPDX-License-Identifier: Apache-2.0
// The community in numbers, for the handover report. Reads only, never more queries for more
// members; the lists of ids are ascending and without repeats.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/participation.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// How many members gave this nation, role or the like; an empty value was not said.
struct Share {
  std::string value;
  std::int64_t members = 0;
};

struct Figures {
  std::int64_t members = 0;
  std::int64_t organisations = 0;  ///< different ones named
  std::vector<Share> nations;
  std::vector<Share> roles;
  std::vector<Share> relations;
  std::vector<Share> outlooks;
};

Figures figures(const store::Store& store);

/// The first and the last participation, or nothing.
std::optional<std::pair<Instant, Instant>> participation_span(const store::Store& store);

/// Members who took part, one row per period: each member counts once per kind.
using ParticipationByPeriod = std::vector<std::array<std::int64_t, participation_kinds.size()>>;

/// Period i begins at starts[i] and ends where the next begins, the last one never.
ParticipationByPeriod participation(const store::Store& store, std::span<const Instant> starts);

std::vector<std::int64_t> ids(const store::Store& store);
std::vector<std::int64_t> ids_with_participation(const store::Store& store);

/// Members to whom no mail can go: no good address, or delivery is off.
std::vector<std::int64_t> ids_without_mail(const store::Store& store);

/// Calls with each member's name, as it is stored.
void each_name(const store::Store& store, const std::function<void(std::string_view)>& call);

}  // namespace qlab::members
