// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/themes.hpp"

#include <fmt/format.h>

#include <set>

#include "lib/comments/seen.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/one_line.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_title = 200;

std::string select_themes(std::string_view condition) {
  return fmt::format(
      "SELECT t.id, t.code, t.title, COUNT(c.id), COALESCE(SUM(c.state = 'published' AND NOT {0}),"
      " 0), COUNT(DISTINCT CASE WHEN c.state = 'published' AND NOT {0}"
      " THEN COALESCE('m' || c.member_id, 'g' || c.guest_id) END)"
      " FROM comment_theme t LEFT JOIN comment_coding k ON k.theme_id = t.id"
      " LEFT JOIN comment c ON c.id = k.comment_id {1} GROUP BY t.id ORDER BY t.code",
      under_hidden, condition);
}

Theme read_theme(const store::Statement& row) {
  return {row.integer(0), row.text(1), row.text(2), row.integer(3), row.integer(4), row.integer(5)};
}

void require_code(std::string_view code) {
  if (is_theme_code(code)) return;
  throw Error(Kind::usage,
              fmt::format("'{}' is not a theme's code", text::terminal_safe(text::cut(code, 100))),
              "a code is lower-case letters, digits and hyphens, such as 'running-costs'");
}

std::string checked_title(std::string_view given) {
  const auto title = text::trim(given);
  if (text::is_one_line(title, longest_title)) return std::string(title);
  throw Error(Kind::usage, fmt::format("'{}' is not a theme's title",
                                       text::terminal_safe(text::cut(title, 100))));
}

std::vector<std::int64_t> ids_of(const store::Store& store, std::span<const std::string> codes) {
  std::vector<std::int64_t> ids;
  for (const auto& code : codes) ids.push_back(require_theme(store, code).id);
  return ids;
}

}  // namespace

bool is_theme_code(std::string_view code) {
  return !code.empty() && code.size() <= longest_code && text::is_ascii(code) &&
         text::slug(code) == code;
}

Theme add_theme(store::Store& store, std::string_view code, std::string_view title, Instant now) {
  require_code(code);
  const auto checked = checked_title(title);
  store::Change change(store, now);
  store.run(
      "INSERT INTO comment_theme (code, title, created_at) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (code) DO UPDATE SET title = ?2 WHERE title <> ?2",
      code, checked, now);
  change.commit(fmt::format("theme '{}'", code));
  return require_theme(store, code);
}

std::vector<Theme> themes(const store::Store& store) {
  auto rows = store.prepare(select_themes(""));
  std::vector<Theme> all;
  while (rows.step()) all.push_back(read_theme(rows));
  return all;
}

Theme require_theme(const store::Store& store, std::string_view code) {
  if (const auto row = store.first(select_themes("WHERE t.code = ?"), code))
    return read_theme(*row);
  auto rows = store.prepare("SELECT code FROM comment_theme ORDER BY code");
  std::vector<std::string> codes;
  while (rows.step()) codes.push_back(rows.text(0));
  const std::vector<std::string_view> known(codes.begin(), codes.end());
  const auto hint = text::did_you_mean(code, known);
  throw Error(Kind::not_found, fmt::format("no theme has the code '{}'", text::terminal_safe(code)),
              hint.empty() ? "'qlab comments theme list' shows them" : hint);
}

Theme remove_theme(store::Store& store, std::string_view code, Instant now) {
  store::Change change(store, now);
  auto theme = require_theme(store, code);
  store.run("DELETE FROM comment_coding WHERE theme_id = ?", theme.id);
  store.run("DELETE FROM comment_theme WHERE id = ?", theme.id);
  change.commit(fmt::format("removed theme '{}'", theme.code));
  return theme;
}

std::vector<Coded> code(store::Store& store, std::span<const std::string> words,
                        const Coding& coding, Instant now) {
  store::Change change(store, now);
  const auto put = ids_of(store, coding.put);
  const auto taken = ids_of(store, coding.taken);
  std::set<std::int64_t> comments;
  for (const auto& word : words) comments.insert(require(store, word).id);
  auto insert = store.prepare(
      "INSERT INTO comment_coding (comment_id, theme_id, actor, at) VALUES (?, ?, ?, ?)"
      " ON CONFLICT DO NOTHING");
  auto remove = store.prepare("DELETE FROM comment_coding WHERE comment_id = ? AND theme_id = ?");
  std::vector<Coded> done;
  for (const auto id : comments) {
    int changes = 0;
    for (const auto theme : put) changes += insert.bind(id, theme, store.author().actor, now).run();
    for (const auto theme : taken) changes += remove.bind(id, theme).run();
    if (changes > 0) change.touch(Letter::comment, id);
    done.push_back({id, themes_of(store, id), changes > 0});
  }
  change.commit("coded comments");
  return done;
}

std::vector<std::string> themes_of(const store::Store& store, std::int64_t comment_id) {
  auto rows = store.prepare(
      "SELECT t.code FROM comment_coding k JOIN comment_theme t ON t.id = k.theme_id"
      " WHERE k.comment_id = ? ORDER BY t.code");
  rows.bind(comment_id);
  std::vector<std::string> codes;
  while (rows.step()) codes.push_back(rows.text(0));
  return codes;
}

}  // namespace qlab::comments
