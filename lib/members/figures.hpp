// SPDX-License-Identifier: Apache-2.0
// The community in numbers, for the handover report. Reads only, never more queries for more
// members; the lists of ids are ascending and without repeats.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
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

/// Calls with each participation that was recorded of a member. Attendance and comments are known
/// to their own rooms.
void each_participation(
    const store::Store& store,
    const std::function<void(std::int64_t member, ParticipationKind kind, Instant at)>& call);

std::vector<std::int64_t> ids(const store::Store& store);
std::vector<std::int64_t> ids_with_participation(const store::Store& store);

/// Members to whom no mail can go: no good address, or delivery is off.
std::vector<std::int64_t> ids_without_mail(const store::Store& store);

/// Calls with each member's name, as it is stored.
void each_name(const store::Store& store, const std::function<void(std::string_view)>& call);

}  // namespace qlab::members
