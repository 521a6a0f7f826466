// SPDX-License-Identifier: Apache-2.0
// Deleted rows leave their bytes in a file until something else is written there. After a purge
// nothing that was deleted is left in the store's files.
#pragma once

#include "lib/store/store.hpp"

namespace qlab::store {

/// Writes the store anew and empties its write-ahead log; never inside a transaction. The time it
/// takes grows with the store. False where another process reads or writes it for longer than the
/// busy timeout: what was deleted may then still be in the files.
bool purge(Store& store);

}  // namespace qlab::store
