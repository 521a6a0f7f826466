// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/connections.hpp"

#include <pthread.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <utility>

#include "lib/mail/deliver.hpp"

namespace qlab::mail {
namespace {

/// Signals are for the thread that asks about them, not for one in the middle of a delivery.
class WithoutSignals {
 public:
  WithoutSignals() {
    sigset_t all;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &m_before);
  }
  WithoutSignals(const WithoutSignals&) = delete;
  WithoutSignals& operator=(const WithoutSignals&) = delete;
  ~WithoutSignals() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }

 private:
  sigset_t m_before{};
};

}  // namespace

Lines open_lines(const std::function<std::unique_ptr<Transport>()>& connect, std::size_t allowed,
                 std::size_t messages) {
  auto first = connect();
  const auto batch = first->batch_size();
  const auto useful = std::min(allowed, (messages + batch - 1) / batch);
  Lines lines;
  lines.count = std::max<std::size_t>(useful, 1);
  lines.batch_size = batch;
  lines.bundle = first->bundle(lines.count);
  if (lines.bundle) return lines;
  lines.transports.push_back(std::move(first));
  while (lines.transports.size() < lines.count) lines.transports.push_back(connect());
  return lines;
}

Connections::Connections(Dispatch& dispatch, Lines lines)
    : m_dispatch(dispatch), m_lines(std::move(lines)) {
  const WithoutSignals inherited;
  if (m_lines.bundle) {
    m_threads.emplace_back([this] { deliver(m_dispatch, *m_lines.bundle, m_lines.count); });
  }
  for (const auto& transport : m_lines.transports) {
    try {
      m_threads.emplace_back([this, &transport] { deliver(m_dispatch, *transport); });
    } catch (const std::exception&) {
      // A machine that allows no more threads, or has no memory for one, sends over fewer.
      if (m_threads.empty()) throw;
      break;
    }
  }
}

Connections::~Connections() {
  m_dispatch.close();
  for (auto& thread : m_threads) thread.join();
}

}  // namespace qlab::mail
