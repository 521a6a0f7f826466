// SPDX-License-Identifier: Apache-2.0
// SQLite's result codes as qlab errors: damage, lack of space and another writer each have their
// own exit code and way out. Included only by the .cpp files of lib/store.
#pragma once

#include <SQLiteCpp/Exception.h>

namespace qlab::store {

/// Throws the Error that a result code means: io where the disk is full or fails, temporary where
/// another process holds the store, config where the file is damaged or none of SQLite's,
/// ConstraintError for a rule of the schema.
[[noreturn]] void rethrow(int code, const char* message);

/// The same for any code but SQLITE_OK, in SQLite's own words.
void require_ok(int code);

/// Runs the work and translates what SQLiteCpp throws.
template <class Work>
decltype(auto) translated(Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& exception) {
    rethrow(exception.getErrorCode(), exception.what());
  }
}

}  // namespace qlab::store
