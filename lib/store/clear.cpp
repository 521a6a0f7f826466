// SPDX-License-Identifier: Apache-2.0
#include "lib/store/clear.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/store/deferred.hpp"

namespace qlab::store {
namespace {

std::vector<std::string> names(const Store& store, const char* sql) {
  auto rows = store.prepare(sql);
  std::vector<std::string> all;
  while (rows.step()) all.push_back(rows.text(0));
  return all;
}

/// Tables of full-text indexes are SQLite's own; the index itself knows how to empty them.
std::vector<std::string> tables(const Store& store) {
  return names(store,
               "SELECT name FROM sqlite_schema t WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
               " AND sql NOT LIKE 'CREATE VIRTUAL%' AND NOT EXISTS (SELECT 1 FROM sqlite_schema v"
               " WHERE v.sql LIKE 'CREATE VIRTUAL%' AND t.name LIKE v.name || '\\_%' ESCAPE '\\')"
               " ORDER BY name");
}

}  // namespace

std::vector<Cleared> clear_all_but(Store& store, std::span<const std::string_view> kept) {
  std::vector<Deferred> triggers;
  for (const auto& trigger :
       names(store, "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"))
    triggers.emplace_back(store, trigger);
  std::vector<Cleared> cleared;
  for (const auto& table : tables(store)) {
    if (std::find(kept.begin(), kept.end(), table) != kept.end()) continue;
    const auto rows = store.first(fmt::format("SELECT count(*) FROM \"{}\"", table))->integer(0);
    store.run(fmt::format("DELETE FROM \"{}\"", table));
    if (rows > 0) cleared.push_back({table, rows});
  }
  for (const auto& index : names(store,
                                 "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                 " AND sql LIKE 'CREATE VIRTUAL TABLE%fts5 (%' ORDER BY name"))
    store.run(fmt::format("INSERT INTO \"{0}\" (\"{0}\") VALUES ('delete-all')", index));
  for (auto& trigger : triggers) trigger.build();
  return cleared;
}

}  // namespace qlab::store
