// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/merging.hpp"

namespace qlab::comments {

std::int64_t count_of_member(const store::Store& store, std::int64_t member_id) {
  return store.first("SELECT count(*) FROM comment WHERE member_id = ?", member_id)->integer(0);
}

void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant /*now*/) {
  store.run("UPDATE comment_revision SET member_id = ?2 WHERE member_id = ?1", from, to);
  // Two who flagged the same comment are one now.
  store.run(
      "DELETE FROM comment_flag WHERE member_id = ?1 AND comment_id IN"
      " (SELECT comment_id FROM comment_flag WHERE member_id = ?2)",
      from, to);
  store.run("UPDATE comment_flag SET member_id = ?2 WHERE member_id = ?1", from, to);
  store.run("UPDATE comment SET member_id = ?2 WHERE member_id = ?1", from, to);
  store.run(
      "DELETE FROM comment_policy_acceptance AS mine WHERE member_id IN (?1, ?2)"
      " AND EXISTS (SELECT 1 FROM comment_policy_acceptance AS other"
      " WHERE other.member_id IN (?1, ?2) AND other.version = mine.version"
      " AND (other.at, other.id) < (mine.at, mine.id))",
      from, to);
  store.run("UPDATE comment_policy_acceptance SET member_id = ?2 WHERE member_id = ?1", from, to);
}

}  // namespace qlab::comments
