// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/threads.hpp"

namespace qlab::comments {

void each_thread_author(const store::Store& store,
                        const std::function<void(std::int64_t, std::int64_t)>& call) {
  // Threads are three deep: of the deepest the parent's parent is where it began. Replies are read
  // in the order of their parents, so that these are found side by side.
  auto rows = store.prepare(
      "SELECT member_id, id FROM comment"
      " WHERE member_id IS NOT NULL AND state = 'published' AND parent_id IS NULL"
      " UNION ALL SELECT c.member_id, coalesce(p.parent_id, c.parent_id)"
      " FROM comment AS c INDEXED BY comment_parent"
      " LEFT JOIN comment AS p ON p.id = c.parent_id AND c.depth = 3"
      " WHERE c.parent_id IS NOT NULL AND c.member_id IS NOT NULL AND c.state = 'published'");
  while (rows.step()) call(rows.integer(0), rows.integer(1));
}

}  // namespace qlab::comments
