// SPDX-License-Identifier: Apache-2.0
// One thread that does what it is given, in order, while its owner goes on with something else.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace qlab {

class Worker {
 public:
  using Task = std::function<void()>;

  /// So many tasks may wait; whoever adds more waits as well.
  explicit Worker(std::size_t room);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  /// Ends after the task in hand; those that wait are dropped.
  ~Worker();

  /// Throws what an earlier task threw; then no other is begun any more.
  void add(Task task);

  /// Waits until nothing is left to do. What the tasks use is the caller's own until the next
  /// add(). Throws what a task threw.
  void finish();

 private:
  void work();
  void rethrow() const;

  std::size_t m_room;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<Task> m_tasks;  ///< the first is in hand
  std::exception_ptr m_error;
  bool m_over = false;
  std::thread m_thread;  ///< last: it uses the others
};

}  // namespace qlab
