// SPDX-License-Identifier: Apache-2.0
// An index that is dropped before a large load into an empty table and built after it, which is
// faster than keeping it up to date row by row. Within one change: all of it or nothing.
#pragma once

#include <string>

#include "lib/store/store.hpp"

namespace qlab::store {

class DeferredIndex {
 public:
  /// Drops the index of this name.
  DeferredIndex(Store& store, const std::string& name);

  /// Makes it again as it was. Throws ConstraintError where it is unique and the rows are not.
  void build();

 private:
  Store& m_store;
  std::string m_sql;
};

}  // namespace qlab::store
