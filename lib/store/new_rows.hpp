// SPDX-License-Identifier: Apache-2.0
// The ids of rows that a batch puts into one table, which nobody else can write meanwhile.
#pragma once

#include <cstdint>
#include <string_view>

#include "lib/store/change.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// The highest id that a table ever gave, 0 for none.
std::int64_t last_id(const Store& store, std::string_view table);

class NewRows {
 public:
  explicit NewRows(std::string_view table) : m_table(table) {}

  void add(std::int64_t id) {
    if (m_last == 0) m_first = id;
    m_last = id;
  }

  void name_in(Change& change) const {
    if (m_last != 0) change.inserted(m_table, m_first, m_last);
  }

 private:
  std::string_view m_table;
  std::int64_t m_first = 0;
  std::int64_t m_last = 0;  ///< 0: there is none
};

}  // namespace qlab::store
