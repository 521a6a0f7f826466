// SPDX-License-Identifier: Apache-2.0
#include "lib/core/worker.hpp"

#include <utility>

namespace qlab {

Worker::Worker(std::size_t room) : m_room(room), m_thread([this] { work(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(m_mutex);
    m_over = true;
  }
  m_changed.notify_all();
  m_thread.join();
}

void Worker::add(Task task) {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [&] { return m_tasks.size() < m_room || m_error; });
  rethrow();
  m_tasks.push_back(std::move(task));
  m_changed.notify_all();
}

void Worker::finish() {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [&] { return m_tasks.empty() || m_error; });
  rethrow();
}

void Worker::rethrow() const {
  if (m_error) std::rethrow_exception(m_error);
}

void Worker::work() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [&] { return !m_tasks.empty() || m_over; });
    if (m_over) return;
    auto task = std::move(m_tasks.front());
    lock.unlock();
    std::exception_ptr error;
    try {
      task();
    } catch (...) {
      error = std::current_exception();
    }
    task = nullptr;
    lock.lock();
    m_tasks.pop_front();
    m_error = error;
    m_changed.notify_all();
    if (m_error) return;
  }
}

}  // namespace qlab
