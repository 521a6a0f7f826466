// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/figures.hpp"

#include <fmt/format.h>

#include "lib/comments/quotable.hpp"
#include "lib/comments/seen.hpp"

namespace qlab::comments {
namespace {

/// What others see: a published reply is hidden with what it answers.
const std::string seen = fmt::format(
    "CASE WHEN c.state = 'published' AND c.id IN ({} SELECT id FROM below)"
    " THEN 'hidden' ELSE c.state END",
    with_below_hidden);

}  // namespace

StateCounts count_by_state(const store::Store& store) {
  auto rows =
      store.prepare(fmt::format("SELECT {} AS seen, COUNT(*) FROM comment c GROUP BY seen", seen));
  StateCounts counts;
  while (rows.step()) counts[require_state(rows.view(0))] = rows.integer(1);
  return counts;
}

std::map<std::int64_t, StateCounts> count_by_scenario(const store::Store& store) {
  auto rows =
      store.prepare("SELECT scenario_id, state, COUNT(*) FROM comment GROUP BY scenario_id, state");
  std::map<std::int64_t, StateCounts> counts;
  while (rows.step()) counts[rows.integer(0)][require_state(rows.view(1))] = rows.integer(2);
  auto unseen = store.prepare(
      fmt::format("{} SELECT scenario_id, COUNT(*) FROM below WHERE state = 'published'"
                  " GROUP BY scenario_id",
                  with_below_hidden));
  while (unseen.step()) {
    auto& scenario = counts[unseen.integer(0)];
    scenario[State::published] -= unseen.integer(1);
    scenario[State::hidden] += unseen.integer(1);
  }
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

Quote quote_of(Comment comment) {
  const bool with_name = comment.licence == Licence::with_name;
  return {.comment_id = comment.id,
          .scenario_id = comment.scenario_id,
          .member_id = comment.member_id,
          .body = std::move(comment.body),
          .format = comment.format,
          .name = with_name ? std::optional(std::move(comment.author)) : std::nullopt,
          .written_at = comment.written_at};
}

std::vector<Quote> quotes(const store::Store& store, std::int64_t most_of_each) {
  // Walks back from each scenario's newest comment and stops at the limit, however many there are.
  auto rows = store.prepare(select_comments(fmt::format(
      "WHERE c.id IN (SELECT newest.id FROM scenario JOIN comment newest ON newest.id IN"
      " (SELECT c.id FROM comment c WHERE c.scenario_id = scenario.id AND {}"
      " ORDER BY c.written_at DESC, c.id DESC LIMIT ?))"
      " ORDER BY s.position, s.id, c.written_at, c.id",
      quotable())));
  rows.bind(most_of_each);
  std::vector<Quote> quotes;
  while (rows.step()) quotes.push_back(quote_of(read(rows)));
  return quotes;
}

}  // namespace qlab::comments
