// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/names_in_file.hpp"

namespace qlab::comments {
namespace {

/// The table, empty; it must be there before the statements are prepared.
store::Store& with_table(store::Store& store) {
  store.run(
      "CREATE TEMP TABLE IF NOT EXISTS comment_name (name TEXT PRIMARY KEY, id INTEGER NOT NULL,"
      " depth INTEGER NOT NULL, parent_id INTEGER) WITHOUT ROWID");
  store.run("DELETE FROM temp.comment_name");
  return store;
}

}  // namespace

std::string name_in_file(const Found& found) { return found.scope + found.id; }
std::string parent_in_file(const Found& found) { return found.scope + found.parent; }

NamesInFile::NamesInFile(store::Store& store)
    : m_put(with_table(store).prepare(
          "INSERT INTO temp.comment_name (name, id, depth, parent_id) VALUES (?, ?, ?, ?)")),
      m_find(store.prepare("SELECT id, depth, parent_id FROM temp.comment_name WHERE name = ?")) {}

void NamesInFile::put(std::string_view name, const Node& node) {
  m_put.bind(name, node.id, node.depth, node.parent_id).run();
  m_is_empty = false;
}

std::optional<Node> NamesInFile::operator()(std::string_view name) {
  if (m_is_empty || !m_find.bind(name).step()) return {};
  return Node{m_find.integer(0), m_find.integer(1), m_find.maybe_integer(2)};
}

}  // namespace qlab::comments
