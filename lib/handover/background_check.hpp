// SPDX-License-Identifier: Apache-2.0
// The leak check on a second thread, while the first one reads, compresses and encrypts: it takes
// about as long as these together. Included only by the .cpp files that make packs.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "lib/handover/leaks.hpp"

namespace qlab::handover {

class BackgroundCheck {
 public:
  /// The values must outlive it.
  explicit BackgroundCheck(const PrivateValues& values);
  BackgroundCheck(const BackgroundCheck&) = delete;
  BackgroundCheck& operator=(const BackgroundCheck&) = delete;
  ~BackgroundCheck();

  /// Hands over a copy of the block; waits while the one before is not read yet. Throws as
  /// require_none() where something was found so far.
  void pass(std::string_view block, std::string_view file);

  /// After the last block: waits for the end. Throws as require_none().
  void finish(std::string_view file);

 private:
  void work();
  void end();

  LeakCheck m_check;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::string m_block;
  bool m_waiting = false;  ///< a block waits to be read
  bool m_ended = false;
  std::atomic<bool> m_found = false;
  std::thread m_thread;  ///< last: it uses the others
};

}  // namespace qlab::handover
