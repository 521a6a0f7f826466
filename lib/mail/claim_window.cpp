// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/claim_window.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace qlab::mail {
namespace {

constexpr std::size_t most_claimed = 200;
constexpr std::chrono::milliseconds short_refill{100};
constexpr std::chrono::milliseconds long_refill{1000};

}  // namespace

ClaimWindow::ClaimWindow(const Pace& pace, std::size_t connections, std::size_t batch)
    : m_smallest(std::max(connections, 2 * batch)),
      m_largest(std::max(most_claimed, (connections + 1) * batch)) {
  if (pace.limited()) {
    m_largest = std::min(m_largest, std::max(pace.per_second(), 2 * batch));
    m_smallest = std::min(m_smallest, m_largest);
  }
  m_size = m_smallest;
}

/// What was claimed for less than a tenth of a second was too little to sync for.
void ClaimWindow::refill(Pace::Time now) {
  const auto lasted = now - std::exchange(m_refilled, now);
  if (lasted < short_refill) m_size = std::min(m_size * 2, m_largest);
  if (lasted > long_refill) m_size = std::max(m_size / 2, m_smallest);
}

}  // namespace qlab::mail
