// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/review.hpp"

#include "lib/core/names.hpp"

namespace qlab::comments {
namespace {

constexpr Names<3> causes{"new", "edited", "flagged"};

}  // namespace

std::string_view name(Cause cause) { return causes.at(static_cast<std::size_t>(cause)); }

std::vector<ReviewItem> waiting(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT comment_id, cause, opened_at FROM comment_review WHERE closed_at IS NULL"
      " ORDER BY opened_at, id");
  std::vector<ReviewItem> all;
  while (rows.step()) {
    const auto cause = named<Cause>(causes, rows.view(1)).value();
    all.push_back({rows.integer(0), cause, rows.instant(2)});
  }
  return all;
}

bool is_waiting(const store::Store& store, std::int64_t comment_id) {
  return store
      .first("SELECT 1 FROM comment_review WHERE comment_id = ? AND closed_at IS NULL", comment_id)
      .has_value();
}

void open_review(store::Store& store, std::int64_t comment_id, Cause cause, Instant now) {
  if (is_waiting(store, comment_id)) return;
  store.run("INSERT INTO comment_review (comment_id, cause, opened_at) VALUES (?, ?, ?)",
            comment_id, name(cause), now);
}

void close_review(store::Store& store, std::int64_t comment_id, std::string_view outcome,
                  Instant now) {
  store.run(
      "UPDATE comment_review SET closed_at = ?2, outcome = ?3, actor = ?4"
      " WHERE comment_id = ?1 AND closed_at IS NULL",
      comment_id, now, outcome, store.author().actor);
  store.run("UPDATE comment_flag SET settled_at = ?2 WHERE comment_id = ?1 AND settled_at IS NULL",
            comment_id, now);
}

}  // namespace qlab::comments
