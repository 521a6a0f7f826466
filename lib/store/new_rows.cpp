// SPDX-License-Identifier: Apache-2.0
#include "lib/store/new_rows.hpp"

namespace qlab::store {

std::int64_t last_id(const Store& store, std::string_view table) {
  const auto row = store.first("SELECT seq FROM sqlite_sequence WHERE name = ?", table);
  return row ? row->integer(0) : 0;
}

}  // namespace qlab::store
