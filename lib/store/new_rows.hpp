// SPDX-License-Identifier: Apache-2.0
// The ids of rows that a batch puts into one table, which nobody else can write meanwhile.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/store/change.hpp"

namespace qlab::store {

class NewRows {
 public:
  explicit NewRows(std::string_view table) : m_table(table) {}

  void add(std::int64_t id) {
    if (!m_first) m_first = id;
    m_last = id;
  }

  void name_in(Change& change) const {
    if (m_first) change.inserted(m_table, *m_first, m_last);
  }

 private:
  std::string_view m_table;
  std::optional<std::int64_t> m_first;
  std::int64_t m_last = 0;
};

}  // namespace qlab::store
