// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/people.hpp"

namespace qlab::comments {

std::vector<std::int64_t> ids_of_authors(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT DISTINCT member_id FROM comment WHERE member_id IS NOT NULL ORDER BY member_id");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

void each_published_by_member(const store::Store& store,
                              const std::function<void(std::int64_t, Instant)>& call) {
  auto rows = store.prepare(
      "SELECT member_id, written_at FROM comment"
      " WHERE member_id IS NOT NULL AND state = 'published'");
  while (rows.step()) call(rows.integer(0), rows.instant(1));
}

void each_guest_name(const store::Store& store, const std::function<void(std::string_view)>& call) {
  auto rows = store.prepare("SELECT name FROM comment_guest");
  while (rows.step()) call(rows.view(0));
}

}  // namespace qlab::comments
