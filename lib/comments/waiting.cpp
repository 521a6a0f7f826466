// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/waiting.hpp"

#include "lib/comments/names_in_file.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

/// The table, empty; it must be there before the statements are prepared.
store::Store& with_table(store::Store& store) {
  for (const auto* sql :
       {"CREATE TEMP TABLE IF NOT EXISTS comment_waiting (position INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL UNIQUE, answers TEXT NOT NULL, parent_id INTEGER,"
        " parent_depth INTEGER, parent_parent_id INTEGER, id TEXT, parent TEXT, scope TEXT,"
        " author TEXT, address TEXT, body TEXT, format INTEGER, written_at INTEGER,"
        " is_local INTEGER, state INTEGER, reason TEXT, clause TEXT, licence INTEGER,"
        " themes TEXT, scenario TEXT, source TEXT, source_id TEXT, page_key TEXT,"
        " page_title TEXT, page_link TEXT, line INTEGER)",
        "CREATE INDEX IF NOT EXISTS temp.comment_waiting_answers ON comment_waiting (answers)",
        "CREATE INDEX IF NOT EXISTS temp.comment_waiting_ready ON comment_waiting (position)"
        " WHERE parent_id IS NOT NULL",
        "DELETE FROM temp.comment_waiting"})
    store.run(sql);
  return store;
}

template <class Value>
std::optional<std::int64_t> number(const std::optional<Value>& value) {
  return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

/// Codes hold no space.
std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const auto& code : codes) text.append(text.empty() ? "" : " ").append(code);
  return text;
}

std::vector<std::string> codes_in(std::string_view text) {
  std::vector<std::string> codes;
  for (const auto code : text::split(text, ' ')) {
    if (!code.empty()) codes.emplace_back(code);
  }
  return codes;
}

Found found_in(const store::Statement& row) {
  Found found{.id = row.text(0),
              .parent = row.text(1),
              .scope = row.text(2),
              .author = row.text(3),
              .address = row.text(4),
              .body = row.text(5),
              .format = static_cast<Format>(row.integer(6)),
              .written = Written{row.instant(7), row.integer(8) != 0},
              .state = static_cast<State>(row.integer(9)),
              .reason = row.text(10),
              .clause = row.text(11),
              .themes = codes_in(row.view(13)),
              .scenario = row.text(14),
              .source = row.text(15),
              .source_id = row.text(16),
              .line = static_cast<std::size_t>(row.integer(20))};
  if (const auto licence = row.maybe_integer(12)) found.licence = static_cast<Licence>(*licence);
  if (!row.is_null(17)) found.page = FoundPage{row.text(17), {row.text(18), row.text(19)}};
  return found;
}

}  // namespace

Waiting::Waiting(store::Store& store)
    : m_put(with_table(store).prepare(
          "INSERT INTO temp.comment_waiting (position, name, answers, id, parent, scope, author,"
          " address, body, format, written_at, is_local, state, reason, clause, licence, themes,"
          " scenario, source, source_id, page_key, page_title, page_link, line)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      m_by_name(store.prepare("SELECT position FROM temp.comment_waiting WHERE name = ?")),
      m_arrived(store.prepare("UPDATE temp.comment_waiting SET parent_id = ?, parent_depth = ?,"
                              " parent_parent_id = ? WHERE answers = ?")),
      m_first_ready(store.prepare("SELECT position FROM temp.comment_waiting"
                                  " WHERE parent_id IS NOT NULL ORDER BY position LIMIT 1")),
      m_first(store.prepare("SELECT position FROM temp.comment_waiting ORDER BY position LIMIT 1")),
      m_parent(store.prepare(
          "SELECT above.position FROM temp.comment_waiting reply JOIN temp.comment_waiting above"
          " ON above.name = reply.answers WHERE reply.position = ?")),
      m_read(store.prepare(
          "SELECT id, parent, scope, author, address, body, format, written_at, is_local, state,"
          " reason, clause, licence, themes, scenario, source, source_id, page_key, page_title,"
          " page_link, line, parent_id, parent_depth, parent_parent_id"
          " FROM temp.comment_waiting WHERE position = ?")),
      m_remove(store.prepare("DELETE FROM temp.comment_waiting WHERE position = ?")) {}

void Waiting::put(const Found& found) {
  const FoundPage* page = found.page ? &*found.page : nullptr;
  m_put
      .bind(++m_last, name_in_file(found), parent_in_file(found), found.id, found.parent,
            found.scope, found.author, found.address, found.body,
            static_cast<std::int64_t>(found.format), found.written.value().at,
            found.written.value().is_local, static_cast<std::int64_t>(found.state), found.reason,
            found.clause, number(found.licence), joined(found.themes), found.scenario, found.source,
            found.source_id, page == nullptr ? std::nullopt : std::optional(page->key),
            page == nullptr ? std::nullopt : std::optional(page->page.title),
            page == nullptr ? std::nullopt : std::optional(page->page.link), found.line)
      .run();
  ++m_count;
}

bool Waiting::has(std::string_view name) { return m_count > 0 && m_by_name.bind(name).step(); }

void Waiting::arrived(std::string_view name, const Node& node) {
  if (m_count > m_ready) m_ready += m_arrived.bind(node.id, node.depth, node.parent_id, name).run();
}

std::optional<Waiting::Ready> Waiting::take_ready() {
  if (m_ready == 0 || !m_first_ready.bind().step()) return {};
  --m_ready;
  return take(m_first_ready.integer(0));
}

std::optional<Found> Waiting::take_top() {
  const auto position = top();
  if (!position) return {};
  return take(*position).found;
}

/// Climbs from the first. Whatever is climbed over goes with the one that is found, so that all
/// climbs together are no longer than the file.
std::optional<std::int64_t> Waiting::top() {
  if (m_count == 0 || !m_first.bind().step()) return {};
  m_climbed.resize(static_cast<std::size_t>(m_last) + 1);
  auto position = m_first.integer(0);
  m_climbed[static_cast<std::size_t>(position)] = true;
  while (m_parent.bind(position).step()) {
    const auto above = m_parent.integer(0);
    if (m_climbed[static_cast<std::size_t>(above)]) break;
    m_climbed[static_cast<std::size_t>(above)] = true;
    position = above;
  }
  return position;
}

Waiting::Ready Waiting::take(std::int64_t position) {
  m_read.bind(position).step();
  Ready ready{found_in(m_read), {}};
  if (!m_read.is_null(21))
    ready.parent = Node{m_read.integer(21), m_read.integer(22), m_read.maybe_integer(23)};
  m_read.reset();
  m_remove.bind(position).run();
  --m_count;
  return ready;
}

}  // namespace qlab::comments
