// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/figures.hpp"

#include <fmt/format.h>

namespace qlab::comments {
namespace {

/// What others see: a published reply is hidden with what it answers.
constexpr auto seen =
    "CASE WHEN c.state = 'published' AND EXISTS (SELECT 1 FROM comment p LEFT JOIN comment pp"
    " ON pp.id = p.parent_id WHERE p.id = c.parent_id AND 'hidden' IN (p.state, pp.state))"
    " THEN 'hidden' ELSE c.state END";

}  // namespace

StateCounts count_by_state(const store::Store& store) {
  auto rows =
      store.prepare(fmt::format("SELECT {} AS seen, COUNT(*) FROM comment c GROUP BY seen", seen));
  StateCounts counts;
  while (rows.step()) counts[require_state(rows.view(0))] = rows.integer(1);
  return counts;
}

std::vector<ScenarioFigure> scenario_figures(const store::Store& store) {
  auto rows =
      store.prepare(fmt::format("SELECT s.id, s.slug, {} AS seen, COUNT(*),"
                                " COUNT(DISTINCT COALESCE('m' || c.member_id, 'g' || c.guest_id)),"
                                " SUM(c.depth = 1)"
                                " FROM scenario s JOIN comment c ON c.scenario_id = s.id"
                                " GROUP BY s.position, s.id, seen",
                                seen));
  std::vector<ScenarioFigure> figures;
  while (rows.step()) {
    if (figures.empty() || figures.back().scenario_id != rows.integer(0))
      figures.push_back({rows.integer(0), rows.text(1), {}, 0, 0});
    auto& figure = figures.back();
    const auto state = require_state(rows.view(2));
    figure.by_state[state] = rows.integer(3);
    if (state != State::published) continue;
    figure.authors = rows.integer(4);
    figure.threads = rows.integer(5);
  }
  return figures;
}

std::vector<MonthCount> published_by_month(const store::Store& store) {
  auto rows = store.prepare(
      fmt::format("SELECT strftime('%Y-%m', c.written_at, 'unixepoch') AS month, COUNT(*)"
                  " FROM comment c WHERE {} = 'published' GROUP BY month ORDER BY month",
                  seen));
  std::vector<MonthCount> months;
  while (rows.step()) months.push_back({rows.text(0), rows.integer(1)});
  return months;
}

std::map<Licence, std::int64_t> published_by_licence(const store::Store& store) {
  auto rows = store.prepare(fmt::format(
      "SELECT c.licence, COUNT(*) FROM comment c WHERE {} = 'published' GROUP BY c.licence", seen));
  std::map<Licence, std::int64_t> counts;
  while (rows.step()) counts[require_licence(rows.view(0))] = rows.integer(1);
  return counts;
}

std::vector<Quote> quotes(const store::Store& store) {
  auto rows = store.prepare(select_comments(
      fmt::format("WHERE c.licence IN ('with name', 'unnamed') AND {} = 'published'"
                  " AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.member_id = c.member_id"
                  " AND k.purpose = 'quote' AND k.state IN ('refused', 'withdrawn')"
                  " AND NOT EXISTS (SELECT 1 FROM consent newer WHERE newer.id > k.id"
                  " AND newer.member_id = k.member_id AND newer.purpose = k.purpose"
                  " AND newer.recipient = k.recipient))"
                  " ORDER BY s.position, s.id, c.written_at, c.id",
                  seen)));
  std::vector<Quote> quotes;
  while (rows.step()) {
    auto comment = read(rows);
    const bool with_name = comment.licence == Licence::with_name;
    quotes.push_back({.comment_id = comment.id,
                      .scenario_id = comment.scenario_id,
                      .body = std::move(comment.body),
                      .format = comment.format,
                      .name = with_name ? std::optional(std::move(comment.author)) : std::nullopt,
                      .written_at = comment.written_at});
  }
  return quotes;
}

}  // namespace qlab::comments
