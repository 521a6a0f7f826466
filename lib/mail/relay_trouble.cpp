// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/relay_trouble.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace qlab::mail {
namespace {

/// So many unclear answers in a row are the relay's trouble and no accident.
constexpr std::size_t unclear_limit = 10;

/// A relay that asks for a short pause gets it within the run, so many times in a row.
constexpr std::chrono::seconds longest_pause{30};
constexpr std::size_t pause_limit = 5;

}  // namespace

RelayTrouble::After RelayTrouble::note(const Delivery& delivery) {
  m_unclear = delivery.outcome == Outcome::uncertain ? m_unclear + 1 : 0;
  if (delivery.outcome == Outcome::sent) m_pauses = 0;
  if (pauses_for(delivery)) return After::pause;
  if (delivery.stop || delivery.outcome == Outcome::not_sent)
    return stop({delivery.stop.value_or(Kind::temporary), delivery.detail, delivery.retry_after});
  if (m_unclear == unclear_limit)
    return stop({Kind::temporary, "the relay gave no clear answer too often"});
  return After::go_on;
}

/// A short pause is made within the run; what all connections ask for at once is one.
bool RelayTrouble::pauses_for(const Delivery& delivery) {
  const bool temporary = delivery.stop.value_or(Kind::temporary) == Kind::temporary;
  const bool short_enough = delivery.retry_after && *delivery.retry_after <= longest_pause;
  if (delivery.outcome != Outcome::not_sent || !temporary || !short_enough) return false;
  const auto now = std::chrono::steady_clock::now();
  if (m_paused_until <= now && ++m_pauses > pause_limit) return false;
  m_paused_until = std::max(m_paused_until, now + *delivery.retry_after);
  return true;
}

/// The first reason is the one that is told.
RelayTrouble::After RelayTrouble::stop(Stop reason) {
  if (!m_reason) m_reason = std::move(reason);
  return After::stop;
}

}  // namespace qlab::mail
