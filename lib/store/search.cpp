// SPDX-License-Identifier: Apache-2.0
#include "lib/store/search.hpp"

#include <fmt/format.h>

namespace qlab::store {
namespace {

struct Table {
  std::string name;
  std::string key;
  std::vector<std::string> texts;
};

std::vector<Table> tables(const Store& store) {
  auto rows = store.prepare(
      "SELECT t.name, c.name, c.type = 'TEXT', c.pk = 1 FROM sqlite_schema t,"
      " pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name <> 'change_log'"
      " AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid");
  std::vector<Table> found;
  while (rows.step()) {
    if (found.empty() || found.back().name != rows.view(0)) found.push_back({rows.text(0), {}, {}});
    if (rows.integer(2) != 0) found.back().texts.push_back(rows.text(1));
    if (rows.integer(3) != 0) found.back().key = rows.text(1);
  }
  return found;
}

std::string columns(const Table& table) {
  auto names = fmt::format("\"{}\"", table.key);
  for (const auto& text : table.texts) names += fmt::format(", \"{}\"", text);
  return names;
}

}  // namespace

std::vector<Found> search(const Store& store,
                          const std::function<bool(std::string_view)>& is_wanted) {
  std::vector<Found> found;
  for (const auto& table : tables(store)) {
    if (table.texts.empty() || table.key.empty()) continue;
    auto rows = store.prepare(fmt::format("SELECT {} FROM \"{}\"", columns(table), table.name));
    while (rows.step()) {
      for (std::size_t i = 0; i < table.texts.size(); ++i) {
        const auto column = static_cast<int>(i) + 1;
        if (is_wanted(rows.view(column)))
          found.push_back({table.name, rows.text(0), table.texts[i]});
      }
    }
  }
  return found;
}

}  // namespace qlab::store
