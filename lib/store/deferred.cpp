// SPDX-License-Identifier: Apache-2.0
#include "lib/store/deferred.hpp"

#include <fmt/format.h>

namespace qlab::store {

Deferred::Deferred(Store& store, const std::string& name) : m_store(store) {
  std::string type;
  {
    // Closed before the drop, which an open row of the schema would refuse.
    const auto row = store.first(
        "SELECT type, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND name = ?",
        name);
    type = row.value().text(0);
    m_sql = row->text(1);
  }
  store.run(fmt::format("DROP {} {}", type, name));
}

void Deferred::build() { m_store.run(m_sql); }

}  // namespace qlab::store
