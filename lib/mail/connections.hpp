// SPDX-License-Identifier: Apache-2.0
// The threads that deliver, all fed by one Dispatch: one for each Transport, or one for a Bundle.
#pragma once

#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "lib/mail/dispatch.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::mail {

/// Connections to the relay that nothing was sent over yet.
struct Lines {
  std::size_t count = 0;
  std::size_t batch_size = 1;
  std::unique_ptr<Bundle> bundle;                      ///< all of them in one
  std::vector<std::unique_ptr<Transport>> transports;  ///< or one for each
};

/// Opens as many as are allowed and of use for so many messages, at least one. Throws what connect
/// throws.
Lines open_lines(const std::function<std::unique_ptr<Transport>()>& connect, std::size_t allowed,
                 std::size_t messages);

class Connections {
 public:
  /// Starts the threads. The dispatch must live longer.
  Connections(Dispatch& dispatch, Lines lines);
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  /// Closes the dispatch and waits for what is in flight.
  ~Connections();

 private:
  Dispatch& m_dispatch;
  Lines m_lines;
  std::vector<std::thread> m_threads;
};

}  // namespace qlab::mail
