// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/figures.hpp"

#include <algorithm>

namespace qlab::comments {

std::vector<Figure> figures(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT scenario_id, state, COUNT(*), SUM(licence IN ('with name', 'unnamed'))"
      " FROM comment GROUP BY scenario_id, state ORDER BY scenario_id");
  std::vector<Figure> figures;
  while (rows.step()) {
    if (figures.empty() || figures.back().scenario_id != rows.integer(0)) {
      figures.emplace_back().scenario_id = rows.integer(0);
    }
    const auto at = std::find_if(all_states.begin(), all_states.end(),
                                 [&](State state) { return name(state) == rows.view(1); });
    auto& figure = figures.back();
    figure.comments.at(static_cast<std::size_t>(at - all_states.begin())) = rows.integer(2);
    if (*at == State::published) figure.quotable = rows.integer(3);
  }
  return figures;
}

std::vector<Quote> quotes(const store::Store& store, std::int64_t of_each) {
  auto rows = store.prepare(
      "SELECT scenario_id, member_id, author, body, format FROM ("
      " SELECT c.scenario_id, c.member_id, CASE WHEN c.licence = 'unnamed' THEN ''"
      " WHEN c.signed <> '' THEN c.signed ELSE COALESCE(m.name, g.name, '') END AS author,"
      " c.body, c.format, c.written_at, c.id, ROW_NUMBER() OVER"
      " (PARTITION BY c.scenario_id ORDER BY c.written_at DESC, c.id DESC) AS place"
      " FROM comment c LEFT JOIN member m ON m.id = c.member_id"
      " LEFT JOIN comment_guest g ON g.id = c.guest_id"
      " WHERE c.state = 'published' AND c.licence IN ('with name', 'unnamed'))"
      " WHERE place <= ? ORDER BY scenario_id, written_at, id");
  rows.bind(of_each);
  std::vector<Quote> quotes;
  while (rows.step()) {
    const auto format = rows.view(4) == "html" ? Format::html : Format::text;
    quotes.push_back({rows.integer(0), rows.maybe_integer(1), rows.text(2), rows.text(3), format});
  }
  return quotes;
}

void each_guest_name(const store::Store& store, const std::function<void(std::string_view)>& call) {
  auto rows = store.prepare("SELECT name FROM comment_guest");
  while (rows.step()) call(rows.view(0));
}

std::vector<std::int64_t> ids_of_authors(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT DISTINCT member_id FROM comment WHERE member_id IS NOT NULL ORDER BY member_id");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace qlab::comments
