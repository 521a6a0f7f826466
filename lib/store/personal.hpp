// SPDX-License-Identifier: Apache-2.0
// What is held about one person, as plain tables: each noun gives its own (lib/<noun>/personal.hpp)
// and the command puts them together. Holds nothing of anybody else, staff's accounts included.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::store {

/// Who is asked about: a member and all their addresses, by key.
struct Person {
  std::int64_t member = 0;
  std::vector<std::string> address_keys;
};

struct PersonalTable {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// Appends what a query gives, one text per column of the table; NULL is nothing.
template <class... Values>
void append_rows(PersonalTable& table, const Store& store, const std::string& sql,
                 const Values&... values) {
  auto rows = store.prepare(sql);
  rows.bind(values...);
  while (rows.step()) {
    auto& row = table.rows.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      row.push_back(rows.maybe_text(static_cast<int>(i)));
    }
  }
}

/// The changes that touched the member, by name or within a batch.
std::vector<PersonalTable> personal_data(const Store& store, const Person& person);

}  // namespace qlab::store
