// SPDX-License-Identifier: Apache-2.0
// For the first load into an empty store: with a rollback journal each new page is written once,
// with a write-ahead log twice, which took an eighth of an import. Crash-safe like the log; but
// readers wait for the writer, and nothing was there to read.
#pragma once

#include "lib/store/store.hpp"

namespace qlab::store {

class RollbackJournal {
 public:
  /// Must begin before the change and end after it. Where somebody else has the store open, the log
  /// stays.
  explicit RollbackJournal(Store& store);
  RollbackJournal(const RollbackJournal&) = delete;
  RollbackJournal& operator=(const RollbackJournal&) = delete;
  /// Back to the log; where a reader keeps that from being done, the next command that writes does.
  ~RollbackJournal();

 private:
  Store& m_store;
};

}  // namespace qlab::store
