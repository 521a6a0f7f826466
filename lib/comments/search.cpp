// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/search.hpp"

#include <fmt/format.h>

#include "lib/comments/seen.hpp"

namespace qlab::comments {
namespace {

/// At most one more than are ranked: common words have long lists.
std::int64_t count(const store::Store& store, const std::string& match) {
  return store
      .first(
          "SELECT COUNT(*) FROM (SELECT 1 FROM comment_text WHERE comment_text MATCH ?1 LIMIT ?2)",
          match, most_ranked + 1)
      .value()
      .integer(0);
}

/// The index orders; whether somebody may see a hit is asked of the hits that are shown only.
std::string select_hits(bool ranked) {
  return fmt::format(
      "SELECT rowid, highlight(comment_text, 0, char(2), char(3)) FROM comment_text"
      " WHERE comment_text MATCH ? ORDER BY {}",
      ranked ? "rank" : "rowid DESC");
}

std::string select_one(const SearchOptions& options) {
  std::string where = "WHERE c.id = ?1";
  if (options.sight == Sight::published)
    where += fmt::format(" AND c.state = 'published' AND NOT {}", under_hidden);
  if (options.scenario_id) where += fmt::format(" AND c.scenario_id = {}", *options.scenario_id);
  return select_comments(where);
}

}  // namespace

SearchResult search(const store::Store& store, std::string_view text, const SearchOptions& options,
                    const std::function<void(const Hit&)>& take) {
  const auto match = match_of(text);
  SearchResult result;
  result.matching = count(store, match);
  result.is_ranked = result.matching <= most_ranked;
  auto hits = store.prepare(select_hits(result.is_ranked));
  auto one = store.prepare(select_one(options));
  hits.bind(match);
  while (result.shown < options.limit && hits.step()) {
    if (!one.bind(hits.integer(0)).step()) continue;
    Hit hit{read(one), hits.text(1)};
    if (hit.comment.format == Format::html) hit.snippet = options.text_of_html(hit.snippet);
    hit.snippet = snippet_of(hit.snippet);
    take(hit);
    ++result.shown;
  }
  return result;
}

}  // namespace qlab::comments
