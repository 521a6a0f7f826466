// SPDX-License-Identifier: Apache-2.0
#include "lib/members/problems.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/ids.hpp"
#include "lib/members/signature.hpp"

namespace qlab::members {
namespace {

using store::Severity;

constexpr auto look = "look at the member with 'qlab members view'";

void find_without_primary(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT member_id FROM member_address GROUP BY member_id HAVING min(position) <> 0"
      " ORDER BY member_id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} has addresses, and none of them is the primary one",
                                 ref(Letter::member, row.integer(0))),
                     look});
  }
}

/// A yes after a no needs evidence.
void find_impossible_consents(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT member_id, purpose, state, previous FROM (SELECT member_id, purpose, state, evidence,"
      " lag(state) OVER (PARTITION BY member_id, purpose, recipient ORDER BY id) AS previous"
      " FROM consent) WHERE state = 'given' AND previous IN ('refused', 'withdrawn')"
      " AND evidence = '' LIMIT 100");
  while (row.step()) {
    found.push_back(
        {Severity::problem,
         fmt::format("{}: consent '{}' went from '{}' to '{}' without evidence",
                     ref(Letter::member, row.integer(0)), row.view(1), row.view(3), row.view(2)),
         look});
  }
}

void find_missed_by_searches(const store::Store& store, store::Problems& found) {
  constexpr std::size_t most = 100;
  auto blocks = deficient_blocks(store);
  blocks.resize(std::min(blocks.size(), most));
  for (const auto block : blocks) {
    const auto first = std::max<std::int64_t>(block * members_per_block, 1);
    const auto last = (block + 1) * members_per_block - 1;
    found.push_back({Severity::problem,
                     fmt::format("searches may miss members from {} to {}: what is kept of their "
                                 "names and addresses is not all of it",
                                 ref(Letter::member, first), ref(Letter::member, last)),
                     "change the name of one of them with 'qlab members edit', which makes it "
                     "anew, and change it back"});
  }
}

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_without_primary(store, found);
  find_impossible_consents(store, found);
  find_missed_by_searches(store, found);
  return found;
}

}  // namespace qlab::members
