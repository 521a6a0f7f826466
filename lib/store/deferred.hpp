// SPDX-License-Identifier: Apache-2.0
// An index or a trigger that is dropped before a large load into an empty table and made after it,
// which is faster than keeping it up to date row by row. Within one change: all of it or nothing.
#pragma once

#include <string>

#include "lib/store/store.hpp"

namespace qlab::store {

class Deferred {
 public:
  /// Drops the index or trigger of this name.
  Deferred(Store& store, const std::string& name);

  /// Makes it again as it was. Throws ConstraintError where it is a unique index and the rows are
  /// not.
  void build();

 private:
  Store& m_store;
  std::string m_sql;
};

}  // namespace qlab::store
