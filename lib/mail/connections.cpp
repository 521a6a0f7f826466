// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/connections.hpp"

#include <pthread.h>

#include <cassert>
#include <csignal>
#include <system_error>
#include <utility>

namespace qlab::mail {
namespace {

std::vector<Result> delivered(Transport& transport, std::vector<Claimed> messages) {
  std::vector<Parcel> parcels;
  for (const auto& message : messages) {
    parcels.push_back({message.envelope, message.bytes, message.message_id});
  }
  auto deliveries = transport.deliver(parcels);
  assert(deliveries.size() == messages.size());
  std::vector<Result> results;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    results.push_back({std::move(messages[i]), std::move(deliveries[i])});
  }
  return results;
}

void serve(Dispatch& dispatch, Transport& transport) {
  for (auto messages = dispatch.take(); !messages.empty(); messages = dispatch.take()) {
    try {
      dispatch.bring(delivered(transport, std::move(messages)));
    } catch (...) {
      // Any exception: the thread that started the run throws it on.
      dispatch.fail(std::current_exception());
    }
  }
}

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

Connections::Connections(Dispatch& dispatch, std::vector<std::unique_ptr<Transport>> transports)
    : m_dispatch(dispatch), m_transports(std::move(transports)) {
  const WithoutSignals inherited;
  for (const auto& transport : m_transports) {
    try {
      m_threads.emplace_back([this, &transport] { serve(m_dispatch, *transport); });
    } catch (const std::system_error&) {
      // A machine that allows no more threads sends over fewer.
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
