// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/threads.hpp"

namespace qlab::comments {

void each_thread_author(const store::Store& store,
                        const std::function<void(std::int64_t, std::int64_t)>& call) {
  // Threads are three deep: the parent's parent is where it began.
  auto rows = store.prepare(
      "SELECT c.member_id, coalesce(p.parent_id, c.parent_id, c.id) FROM comment AS c"
      " LEFT JOIN comment AS p ON p.id = c.parent_id"
      " WHERE c.member_id IS NOT NULL AND c.state = 'published'");
  while (rows.step()) call(rows.integer(0), rows.integer(1));
}

}  // namespace qlab::comments
