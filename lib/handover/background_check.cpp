// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/background_check.hpp"

#include <utility>

namespace qlab::handover {

BackgroundCheck::BackgroundCheck(const PrivateValues& values)
    : m_check(values), m_thread([this] { work(); }) {}

BackgroundCheck::~BackgroundCheck() { end(); }

void BackgroundCheck::work() {
  std::string block;
  for (;;) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting || m_ended; });
    if (!m_waiting) return;
    block.swap(m_block);
    m_waiting = false;
    lock.unlock();
    m_changed.notify_all();
    m_check.pass(block);
    if (m_check.found()) m_found = true;
  }
}

void BackgroundCheck::pass(std::string_view block, std::string_view file) {
  if (m_found) finish(file);
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return !m_waiting; });
  m_block.assign(block);
  m_waiting = true;
  lock.unlock();
  m_changed.notify_all();
}

void BackgroundCheck::end() {
  if (!m_thread.joinable()) return;
  {
    const std::lock_guard lock(m_mutex);
    m_ended = true;
  }
  m_changed.notify_all();
  m_thread.join();
}

void BackgroundCheck::finish(std::string_view file) {
  end();
  m_check.finish();
  m_check.require_none(file);
}

}  // namespace qlab::handover
