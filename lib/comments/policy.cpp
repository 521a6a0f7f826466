// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/policy.hpp"

#include "comments_policy.hpp"

namespace qlab::comments {
std::string_view default_policy() { return policies::files.front().second; }

std::int64_t present_policy(store::Store& store, Instant now) {
  const auto newest = store.first("SELECT MAX(version) FROM comment_policy");
  if (newest && !newest->is_null(0)) return newest->integer(0);
  store.run("INSERT INTO comment_policy (body, at) VALUES (?, ?)", default_policy(), now);
  return store.last_id();
}

bool has_accepted(const store::Store& store, AuthorId author, std::int64_t version) {
  if (const auto member = member_of(author)) {
    return store
        .first("SELECT 1 FROM comment_policy_acceptance WHERE member_id = ? AND version = ?",
               *member, version)
        .has_value();
  }
  return store
      .first(
          "SELECT 1 FROM comment_guest g JOIN comment_guest same ON same.key = g.key"
          " JOIN comment_policy_acceptance a ON a.guest_id = same.id"
          " WHERE g.id = ? AND a.version = ?",
          guest_of(author), version)
      .has_value();
}

void accept(store::Store& store, AuthorId author, std::int64_t version, Instant now) {
  if (has_accepted(store, author, version)) return;
  store.run(
      "INSERT INTO comment_policy_acceptance (version, member_id, guest_id, actor, at)"
      " VALUES (?, ?, ?, ?, ?)",
      version, member_of(author), guest_of(author), store.author().actor, now);
}

}  // namespace qlab::comments
