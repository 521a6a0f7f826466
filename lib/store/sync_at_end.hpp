// SPDX-License-Identifier: Apache-2.0
// For many changes in a row that could be made again from what they were read from, as a mailbox:
// the disk is waited for once, and not after each.
#pragma once

#include <filesystem>

#include "lib/store/store.hpp"

namespace qlab::store {

/// While it lives, every change is kept as soon as it is made, whatever becomes of the program; but
/// when the power fails, the latest ones may be lost, each as a whole and none before another.
class SyncAtEnd {
 public:
  /// Must begin and end outside of a change.
  explicit SyncAtEnd(Store& store);
  SyncAtEnd(const SyncAtEnd&) = delete;
  SyncAtEnd& operator=(const SyncAtEnd&) = delete;
  /// Where an error is on its way, what was changed before it is synced all the same.
  ~SyncAtEnd();

  /// The disk begins with what was changed so far, and finish() has less to wait for. May be called
  /// by another thread than the store's.
  void begin() const;

  /// Waits until the disk has them. Throws io.
  void finish();

 private:
  Store& m_store;
  std::filesystem::path m_log;  ///< SQLite's, beside the store
  bool m_finished = false;
};

}  // namespace qlab::store
