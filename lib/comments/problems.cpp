// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/problems.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"

namespace qlab::comments {
namespace {

using store::Severity;

void find_misplaced_replies(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT c.id FROM comment AS c JOIN comment AS p ON p.id = c.parent_id"
      " WHERE c.scenario_id <> p.scenario_id OR c.depth <> p.depth + 1 ORDER BY c.id LIMIT 100");
  while (row.step()) {
    found.push_back({Severity::problem,
                     fmt::format("{} does not stand under what it answers",
                                 ref(Letter::comment, row.integer(0))),
                     "look at it with 'qlab comments view'"});
  }
}

/// A member's own comment; what was imported stands under the policy of its source.
void find_unaccepted_policies(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT c.id FROM comment AS c JOIN member AS m ON m.id = c.member_id"
      " AND m.erased_at IS NULL WHERE c.policy_version IS NOT NULL AND c.source = ''"
      " AND NOT EXISTS (SELECT 1 FROM comment_policy_acceptance AS a"
      " WHERE a.version = c.policy_version AND a.member_id = c.member_id)"
      " ORDER BY c.id LIMIT 100");
  while (row.step()) {
    found.push_back(
        {Severity::problem,
         fmt::format("the author of {} has not accepted the policy it was written under",
                     ref(Letter::comment, row.integer(0))),
         "look at it with 'qlab comments view'"});
  }
}

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_misplaced_replies(store, found);
  find_unaccepted_policies(store, found);
  return found;
}

}  // namespace qlab::comments
