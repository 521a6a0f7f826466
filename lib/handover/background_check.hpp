// SPDX-License-Identifier: Apache-2.0
// The leak check on a second thread, while the first one reads, compresses and encrypts: it takes
// about as long as these together. Included only by the .cpp files that make packs.
#pragma once

#include <atomic>
#include <string_view>

#include "lib/core/worker.hpp"
#include "lib/handover/leaks.hpp"

namespace qlab::handover {

class BackgroundCheck {
 public:
  /// The values must outlive it.
  explicit BackgroundCheck(const PrivateValues& values) : m_check(values) {}

  /// Hands over a copy of the block; waits while the one before is not read yet. Throws as
  /// require_none() where something was found so far.
  void pass(std::string_view block, std::string_view file);

  /// After the last block: waits for the end. Throws as require_none().
  void finish(std::string_view file);

 private:
  LeakCheck m_check;
  std::atomic<bool> m_found = false;
  Worker m_worker{2};  ///< last: it uses the others. One block is read, and one waits
};

}  // namespace qlab::handover
