// SPDX-License-Identifier: Apache-2.0
// Two members who are one person become one. Nothing is lost: what both said is kept, the stricter
// word on consent and delivery wins, and the id of the duplicate leads to the one who stays.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// What another noun keeps about members. Each noun offers its own; members knows none of them.
struct Holding {
  std::string_view name;  ///< "comments"

  /// How many rows it has about a member.
  std::int64_t (*count)(const store::Store& store, std::int64_t member_id);

  /// Gives all of them to another member, within the caller's change.
  void (*move)(store::Store& store, std::int64_t from, std::int64_t to, Instant now);
};

enum class Winner { kept, duplicate, both, neither };
std::string_view name(Winner winner);

/// What becomes of one field.
struct Decision {
  std::string field;  ///< "name", "consent:contact", "comments"
  std::string kept;   ///< what the member who stays says; empty for nothing
  std::string duplicate;
  std::string result;
  Winner winner = Winner::neither;
  std::string why;        ///< "only the duplicate says it"
  bool conflict = false;  ///< both said something else: what did not hold is kept apart
};

struct Combination {
  std::int64_t kept = 0;
  std::int64_t duplicate = 0;
  std::vector<Decision> decisions;
};

/// Decides about every field and writes nothing. Throws usage where both are the same member.
Combination preview_combination(const store::Store& store, std::int64_t kept,
                                std::int64_t duplicate, std::span<const Holding> holdings);

/// Merges the duplicate into the member who stays: one change, all or nothing, which can be undone.
Combination combine(store::Store& store, std::int64_t kept, std::int64_t duplicate,
                    std::span<const Holding> holdings, Instant now);

}  // namespace qlab::members
