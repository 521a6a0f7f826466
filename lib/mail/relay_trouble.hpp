// SPDX-License-Identifier: Apache-2.0
// What the results of a run say of the relay itself: whether to go on, to pause, or to stop.
#pragma once

#include <cstddef>
#include <optional>

#include "lib/mail/pace.hpp"
#include "lib/mail/send.hpp"

namespace qlab::mail {

class RelayTrouble {
 public:
  enum class After { go_on, pause, stop };

  /// Judges one result. After a pause its message is due again.
  After note(const Delivery& delivery);

  /// Long ago where there is no pause.
  [[nodiscard]] Pace::Time paused_until() const { return m_paused_until; }

  /// Why it stopped: the first reason.
  [[nodiscard]] const std::optional<Stop>& reason() const { return m_reason; }

 private:
  bool pauses_for(const Delivery& delivery);
  After stop(Stop reason);

  std::size_t m_unclear = 0;  ///< results in a row
  std::size_t m_pauses = 0;   ///< asked for by the relay in a row
  Pace::Time m_paused_until;
  std::optional<Stop> m_reason;
};

}  // namespace qlab::mail
