// SPDX-License-Identifier: Apache-2.0
// SQL functions of our own: folded(text) and slug(text), which compare as lib/core/text.hpp does.
// Included only by the .cpp files of lib/store.
#pragma once

struct sqlite3;

namespace qlab::store {

/// Makes the functions known to one connection. Throws failed.
void add_functions(sqlite3* database);

}  // namespace qlab::store
