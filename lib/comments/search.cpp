// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "lib/comments/search_candidates.hpp"
#include "lib/comments/seen.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/core/text_search.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/indexed_text.hpp"
#include "lib/store/reading.hpp"

namespace qlab::comments {
namespace {

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

/// Whether somebody may see a comment is asked of those alone that would be shown.
std::string select_one(const store::Store& store, const Wanted& wanted,
                       const SearchOptions& options) {
  auto where = "WHERE c.id = ?1" + scenario_condition(store, wanted, options);
  if (options.sight == Sight::published)
    where += fmt::format(" AND c.state = 'published' AND NOT {}", under_hidden);
  return select_comments(where);
}

class Search {
 public:
  Search(const store::Store& store, std::string_view text, const SearchOptions& options,
         const std::function<void(const Hit&)>& take)
      : m_store(store),
        m_options(options),
        m_take(take),
        m_wanted(wanted_of(text, m_words)),
        m_one(store.prepare(select_one(store, m_wanted, options))) {}

  SearchResult run() {
    m_wanted.phrases.empty() ? show_newest() : show_found();
    return m_result;
  }

 private:
  /// At most one more than are ranked: common words have long lists.
  [[nodiscard]] std::vector<std::int64_t> first_rows() const {
    auto rows = m_store.prepare(
        "SELECT rowid FROM comment_text WHERE comment_text MATCH ? ORDER BY rowid LIMIT ?");
    rows.bind(m_wanted.match, m_options.most_ranked + 1);
    std::vector<std::int64_t> found;
    while (rows.step()) found.push_back(rows.integer(0));
    return found;
  }

  void show_found() {
    const auto rows = first_rows();
    m_result.is_ranked = std::ssize(rows) <= m_options.most_ranked;
    m_result.is_ranked ? show_best(rows) : show_newest_found();
  }

  void show_best(const std::vector<std::int64_t>& rows) {
    const auto found = candidates(m_store, m_words, m_wanted, rows);
    for (const auto id : best_first(found, rarities(m_store, m_wanted))) {
      if (m_result.shown == m_options.limit) return;
      if (const auto comment = seen(id)) show(*comment);
    }
  }

  void show_newest_found() {
    auto rows = m_store.prepare(
        "SELECT rowid FROM comment_text WHERE comment_text MATCH ? ORDER BY rowid DESC");
    rows.bind(m_wanted.match);
    while (m_result.shown < m_options.limit && rows.step())
      show_if_wanted(store::id_of_row(rows.integer(0)));
  }

  void show_newest() {
    auto ids = m_store.prepare("SELECT id FROM comment ORDER BY id DESC");
    ids.bind();
    while (m_result.shown < m_options.limit && ids.step()) show_if_wanted(ids.integer(0));
  }

  /// Of what no index has looked at, or not at the whole of.
  void show_if_wanted(std::int64_t id) {
    const auto comment = seen(id);
    if (comment && holds_wanted(m_words, m_wanted, comment->body)) show(*comment);
  }

  /// Nothing where nobody may see it, or it is not by whom and about what was asked for.
  std::optional<Comment> seen(std::int64_t id) {
    if (!m_one.bind(id).step()) return {};
    auto comment = read(m_one);
    if (!holds(comment.author, m_wanted.authors)) return {};
    return comment;
  }

  void show(const Comment& comment) {
    auto text = marked(m_words, m_wanted.phrases, comment.body);
    if (comment.format == Format::html) text = m_options.text_of_html(text);
    m_take({comment, snippet_of(text)});
    ++m_result.shown;
  }

  const store::Store& m_store;
  const SearchOptions& m_options;
  const std::function<void(const Hit&)>& m_take;
  store::Words m_words;
  Wanted m_wanted;
  store::Statement m_one;
  SearchResult m_result;
};

}  // namespace

SearchResult search(const store::Store& store, std::string_view text, const SearchOptions& options,
                    const std::function<void(const Hit&)>& take) {
  const store::Reading reading(store);
  return Search(store, text, options, take).run();
}

}  // namespace qlab::comments
