// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/comment.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/names.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

constexpr Names<6> state_names{"pending", "published", "rejected", "spam", "hidden", "withdrawn"};
constexpr Names<4> licence_names{"with name", "unnamed", "paraphrase only", "not outside"};
constexpr Names<2> format_names{"text", "html"};

std::optional<Page> page(const store::Statement& row, int title, int link) {
  if (row.is_null(title)) return {};
  return Page{row.text(title), row.text(link)};
}

}  // namespace

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }
std::string_view name(Licence licence) {
  return licence_names.at(static_cast<std::size_t>(licence));
}
std::string_view name(Format format) { return format_names.at(static_cast<std::size_t>(format)); }

State require_state(std::string_view word) {
  return require_named<State>(state_names, word, "a state of comments");
}

Licence require_licence(std::string_view word) {
  return require_named<Licence>(licence_names, word, "a licence to quote");
}

std::string select_comments(std::string_view condition) {
  return fmt::format(
      "SELECT c.id, c.scenario_id, s.slug, c.parent_id, c.answers_id, c.depth, c.member_id,"
      " c.guest_id,"
      " CASE WHEN c.signed <> '' THEN c.signed ELSE COALESCE(m.name, g.name, 'former member') END,"
      " c.body, c.format, c.state, c.reason, c.licence, c.policy_version, p.title, p.link,"
      " c.source, c.source_id, c.written_at, c.created_at, c.clause, c.version FROM comment c"
      " JOIN scenario s ON s.id = c.scenario_id LEFT JOIN member m ON m.id = c.member_id"
      " LEFT JOIN comment_guest g ON g.id = c.guest_id"
      " LEFT JOIN comment_page p ON p.id = c.page_id {}",
      condition);
}

Comment read(const store::Statement& row) {
  return {.id = row.integer(0),
          .scenario_id = row.integer(1),
          .scenario = row.text(2),
          .parent_id = row.maybe_integer(3),
          .answers_id = row.maybe_integer(4),
          .depth = row.integer(5),
          .member_id = row.maybe_integer(6),
          .guest_id = row.maybe_integer(7),
          .author = row.text(8),
          .body = row.text(9),
          .format = named<Format>(format_names, row.view(10)).value(),
          .state = named<State>(state_names, row.view(11)).value(),
          .reason = row.text(12),
          .clause = row.text(21),
          .licence = named<Licence>(licence_names, row.view(13)).value(),
          .policy_version = row.maybe_integer(14),
          .page = page(row, 15, 16),
          .source = row.text(17),
          .source_id = row.text(18),
          .written_at = row.instant(19),
          .created_at = row.instant(20),
          .version = row.integer(22)};
}

std::optional<Comment> find(const store::Store& store, std::string_view word) {
  const auto id = parse_ref(Letter::comment, word);
  if (!id) return {};
  const auto row = store.first(select_comments("WHERE c.id = ?"), *id);
  if (!row) return {};
  return read(*row);
}

Comment require(const store::Store& store, std::string_view word) {
  if (auto comment = find(store, word)) return *comment;
  throw Error(Kind::not_found, fmt::format("no comment matches '{}'", text::terminal_safe(word)),
              "'qlab comments list' shows them with their ids");
}

std::vector<Step> history(const store::Store& store, std::int64_t comment_id) {
  auto rows = store.prepare(
      "SELECT action, state, reason, clause, actor, at FROM comment_history WHERE comment_id = ?"
      " ORDER BY id");
  rows.bind(comment_id);
  std::vector<Step> steps;
  while (rows.step()) {
    steps.push_back(
        {rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.instant(5)});
  }
  return steps;
}

}  // namespace qlab::comments
