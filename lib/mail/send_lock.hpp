// SPDX-License-Identifier: Apache-2.0
// One process sends at a time: a lock that the kernel frees, whatever becomes of its owner. Beside
// the store, so that two stores do not wait for each other.
#pragma once

#include <chrono>
#include <filesystem>

#include "lib/core/descriptor.hpp"

namespace qlab::mail {

class SendLock {
 public:
  /// Takes the lock of this store, waiting as long as asked. Throws locked, naming the process that
  /// holds it, where it is not free by then; io where its file cannot be made.
  SendLock(const std::filesystem::path& store, std::chrono::milliseconds wait);

  /// Throws locked where somebody holds it at this moment; takes nothing and makes no file.
  static void require_free(const std::filesystem::path& store);

 private:
  Descriptor m_file;  ///< closing it frees the lock
};

}  // namespace qlab::mail
