// SPDX-License-Identifier: Apache-2.0
// Ids of members who were merged: they lead to the one who stayed, for ever.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// The member that a merged id leads to; nothing for an id that was not merged.
std::optional<std::int64_t> joined_into(const store::Store& store, std::int64_t id);

/// A value that did not hold when two members were merged.
struct SetAside {
  std::string field;
  std::string kept;
  std::string set_aside;
};

/// One merge: who came to a member, and what was set aside.
struct Joining {
  std::int64_t duplicate = 0;
  std::string actor;
  Instant at;
  std::vector<SetAside> values;
};

/// Everybody who was merged into this member, the oldest merge first.
std::vector<Joining> joinings(const store::Store& store, std::int64_t id);

}  // namespace qlab::members
