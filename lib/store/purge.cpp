// SPDX-License-Identifier: Apache-2.0
#include "lib/store/purge.hpp"

#include "lib/core/error.hpp"

namespace qlab::store {
namespace {

/// secure_delete alone is not enough: when SQLite splits a page, copies of rows stay in its gaps.
bool rewrite(Store& store) {
  try {
    store.run("VACUUM");
    return true;
  } catch (const Error& error) {
    if (error.kind() != Kind::temporary) throw;
    return false;
  }
}

}  // namespace

bool purge(Store& store) {
  if (!rewrite(store)) return false;
  return store.first("PRAGMA wal_checkpoint(TRUNCATE)").value().integer(0) == 0;
}

}  // namespace qlab::store
