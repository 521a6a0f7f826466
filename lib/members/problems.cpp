// SPDX-License-Identifier: Apache-2.0
#include "lib/members/problems.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"

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

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_without_primary(store, found);
  find_impossible_consents(store, found);
  return found;
}

}  // namespace qlab::members
