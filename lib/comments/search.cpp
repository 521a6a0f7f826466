// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lib/comments/seen.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/core/text_search.hpp"
#include "lib/scenarios/scenario.hpp"

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

bool holds(std::string_view name, const std::vector<NamePart>& parts) {
  return std::ranges::all_of(parts, [&](const NamePart& part) {
    return text::found_in(name, part.text) != part.is_excluded;
  });
}

/// Scenarios are few: a condition of SQL on c (comment) that names them.
std::string scenario_condition(const store::Store& store, const Wanted& wanted,
                               const SearchOptions& options) {
  std::string condition;
  if (options.scenario_id) condition = fmt::format(" AND c.scenario_id = {}", *options.scenario_id);
  const auto all =
      wanted.scenarios.empty() ? std::vector<scenarios::Scenario>() : scenarios::list(store);
  for (const auto& part : wanted.scenarios) {
    std::vector<std::int64_t> ids;
    for (const auto& each : all) {
      const bool fits = part.text == ref(Letter::scenario, each.id) ||
                        text::found_in(each.slug, part.text) ||
                        text::found_in(each.title, part.text);
      if (fits) ids.push_back(each.id);
    }
    if (ids.empty() && !part.is_excluded) {
      throw Error(Kind::not_found,
                  fmt::format("no scenario is called '{}'", text::terminal_safe(part.text)),
                  "'qlab scenarios list' shows what there is");
    }
    condition += fmt::format(" AND c.scenario_id {}IN ({})", part.is_excluded ? "NOT " : "",
                             fmt::join(ids, ", "));
  }
  return condition;
}

/// The index orders; whether somebody may see a hit is asked of the hits that are shown only.
std::string select_hits(bool ranked) {
  return fmt::format(
      "SELECT rowid, highlight(comment_text, 0, char(2), char(3)) FROM comment_text"
      " WHERE comment_text MATCH ? ORDER BY {}",
      ranked ? "rank" : "rowid DESC");
}

/// The newest first, without reading what they say.
std::string select_newest(bool some_excluded) {
  return fmt::format("SELECT c.id, '' FROM comment c{} ORDER BY c.id DESC",
                     some_excluded
                         ? " WHERE c.id NOT IN (SELECT rowid FROM comment_text WHERE comment_text"
                           " MATCH ?)"
                         : "");
}

std::string select_one(const SearchOptions& options, std::string_view condition) {
  auto where = fmt::format("WHERE c.id = ?1{}", condition);
  if (options.sight == Sight::published)
    where += fmt::format(" AND c.state = 'published' AND NOT {}", under_hidden);
  return select_comments(where);
}

/// Of the hits, those that one() gives and that are by the author who was asked for.
void show(store::Statement& hits, store::Statement& one, const Wanted& wanted,
          const SearchOptions& options, SearchResult& result,
          const std::function<void(const Hit&)>& take) {
  while (result.shown < options.limit && hits.step()) {
    if (!one.bind(hits.integer(0)).step()) continue;
    Hit hit{read(one), hits.text(1)};
    if (!holds(hit.comment.author, wanted.authors)) continue;
    if (wanted.match.empty()) hit.snippet = hit.comment.body;
    if (hit.comment.format == Format::html) hit.snippet = options.text_of_html(hit.snippet);
    hit.snippet = snippet_of(hit.snippet);
    take(hit);
    ++result.shown;
  }
}

}  // namespace

SearchResult search(const store::Store& store, std::string_view text, const SearchOptions& options,
                    const std::function<void(const Hit&)>& take) {
  const auto wanted = wanted_of(text);
  auto one = store.prepare(select_one(options, scenario_condition(store, wanted, options)));
  SearchResult result;
  if (wanted.match.empty()) {
    auto newest = store.prepare(select_newest(!wanted.excluded.empty()));
    wanted.excluded.empty() ? newest.bind() : newest.bind(wanted.excluded);
    show(newest, one, wanted, options, result, take);
    return result;
  }
  result.matching = count(store, wanted.match);
  result.is_ranked = result.matching <= most_ranked;
  auto hits = store.prepare(select_hits(result.is_ranked));
  hits.bind(wanted.match);
  show(hits, one, wanted, options, result, take);
  return result;
}

}  // namespace qlab::comments
