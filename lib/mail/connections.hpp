// SPDX-License-Identifier: Apache-2.0
// The threads that deliver: each with a transport of its own, all fed by one Dispatch.
#pragma once

#include <memory>
#include <thread>
#include <vector>

#include "lib/mail/dispatch.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::mail {

class Connections {
 public:
  /// Starts a thread for each transport. The dispatch must live longer.
  Connections(Dispatch& dispatch, std::vector<std::unique_ptr<Transport>> transports);
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  /// Closes the dispatch and waits for what is in flight.
  ~Connections();

 private:
  Dispatch& m_dispatch;
  std::vector<std::unique_ptr<Transport>> m_transports;
  std::vector<std::thread> m_threads;
};

}  // namespace qlab::mail
