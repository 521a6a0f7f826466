// SPDX-License-Identifier: Apache-2.0
// How many messages are claimed ahead of the connections. What a crash leaves claimed costs a
// person's attention, what is claimed costs a sync: as many as are sent in a tenth of a second.
#pragma once

#include <cstddef>

#include "lib/mail/pace.hpp"

namespace qlab::mail {

class ClaimWindow {
 public:
  /// A batch is what one connection takes at once.
  ClaimWindow(const Pace& pace, std::size_t connections, std::size_t batch);

  [[nodiscard]] std::size_t size() const { return m_size; }

  /// Told whenever it is filled again.
  void refill(Pace::Time now);

 private:
  std::size_t m_smallest;
  std::size_t m_largest;
  std::size_t m_size = 0;
  Pace::Time m_refilled;
};

}  // namespace qlab::mail
