// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/theme_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lib/comments/quotable.hpp"
#include "lib/comments/seen.hpp"
#include "lib/comments/themes.hpp"

namespace qlab::comments {
namespace {

using Codes = std::vector<std::string>;

/// The newest quotable comments of each theme, so many of them.
std::string newest() {
  return fmt::format(
      "SELECT id, code FROM (SELECT c.id, t.code, row_number() OVER (PARTITION BY t.id"
      " ORDER BY c.written_at DESC, c.id DESC) AS place FROM comment_theme t"
      " CROSS JOIN comment_coding k ON k.theme_id = t.id"
      " CROSS JOIN comment c ON c.id = k.comment_id"
      " WHERE {}) WHERE place <= ?",
      quotable());
}

std::map<std::string, std::vector<Quote>> quotes_by_theme(const store::Store& store,
                                                          std::int64_t most) {
  std::map<std::int64_t, Codes> shown_under;
  std::vector<std::int64_t> ids;
  auto codes = store.prepare(newest());
  codes.bind(most);
  while (codes.step()) {
    ids.push_back(codes.integer(0));
    shown_under[ids.back()].push_back(codes.text(1));
  }
  auto rows = store.prepare(select_comments(
      "WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.written_at, c.id"));
  const auto list = fmt::format("[{}]", fmt::join(ids, ","));
  rows.bind(list);
  std::map<std::string, std::vector<Quote>> quotes;
  while (rows.step()) {
    const auto quote = quote_of(read(rows));
    for (const auto& code : shown_under[quote.comment_id]) quotes[code].push_back(quote);
  }
  return quotes;
}

/// Everybody of whom others see a comment.
std::int64_t people_seen(const store::Store& store) {
  const auto seen =
      fmt::format("state = 'published' AND id NOT IN ({} SELECT id FROM below)", with_below_hidden);
  return store
      .first(fmt::format("SELECT (SELECT count(DISTINCT member_id) FROM comment"
                         " WHERE member_id IS NOT NULL AND {0})"
                         " + (SELECT count(DISTINCT guest_id) FROM comment"
                         " WHERE guest_id IS NOT NULL AND {0})",
                         seen))
      ->integer(0);
}

}  // namespace

ThemeFigures theme_figures(const store::Store& store, std::int64_t most_quotes) {
  ThemeFigures figures;
  auto quotes = quotes_by_theme(store, most_quotes);
  for (auto& theme : themes(store)) {
    if (theme.published == 0) continue;
    auto& quoted = quotes[theme.code];
    figures.themes.push_back(
        {theme.code, std::move(theme.title), theme.published, theme.people, std::move(quoted)});
  }
  // Nobody asks how many all are where no theme is compared with them.
  if (figures.themes.empty()) return figures;
  std::ranges::stable_sort(figures.themes, std::ranges::greater(), &ThemeFigure::people);
  figures.people = people_seen(store);
  return figures;
}

}  // namespace qlab::comments
