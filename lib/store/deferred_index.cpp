// SPDX-License-Identifier: Apache-2.0
#include "lib/store/deferred_index.hpp"

#include <fmt/format.h>

namespace qlab::store {

DeferredIndex::DeferredIndex(Store& store, const std::string& name)
    : m_store(store),
      m_sql(store.first("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?", name)
                ->text(0)) {
  store.run(fmt::format("DROP INDEX {}", name));
}

void DeferredIndex::build() { m_store.run(m_sql); }

}  // namespace qlab::store
