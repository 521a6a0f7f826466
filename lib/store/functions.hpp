// SPDX-License-Identifier: Apache-2.0
// SQL functions of our own: found_in(text, word) searches as lib/core/text_search.hpp does,
// slug(text) is that of lib/core/text.hpp, and repeated_words(text) and index_row(id, text) are
// what triggers put into an index of words (lib/store/indexed_text.hpp). Included only by the .cpp
// files of lib/store, and by tests that write beside it.
#pragma once

struct sqlite3;

namespace qlab::store {

/// Makes the functions known to one connection. Throws failed.
void add_functions(sqlite3* database);

}  // namespace qlab::store
