// SPDX-License-Identifier: Apache-2.0
// Where a text stands in the whole store, whatever the table: what no list of tables can forget.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::store {

struct Found {
  std::string table;
  std::string row;  ///< the first column of its key
  std::string column;
};

/// Every text of every table, the log of changes left out, that is_wanted says yes to.
std::vector<Found> search(const Store& store,
                          const std::function<bool(std::string_view)>& is_wanted);

}  // namespace qlab::store
