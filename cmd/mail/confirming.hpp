// SPDX-License-Identifier: Apache-2.0
// Whether answers that come in are confirmed, and with what: shared by the verbs that make them
// count.
#pragma once

#include <optional>

#include "cmd/desk_on_demand.hpp"
#include "cmd/exit.hpp"
#include "lib/webinar/confirm.hpp"

namespace qlab::cmd {

class Context;

class Confirmations {
 public:
  /// A letter of one's own that cannot be written is named on standard error.
  explicit Confirmations(Context& context);

  /// Null where webinar.confirm says no, no address to write from is configured, or the letter
  /// cannot be written. Valid as long as this is.
  [[nodiscard]] const webinar::Confirming* get() const { return m_how ? &*m_how : nullptr; }

  /// The status of a command that did everything but to confirm.
  [[nodiscard]] Exit conclude() const { return m_is_broken ? Exit::partial : Exit::ok; }

 private:
  DeskOnDemand m_desk;
  bool m_is_broken = false;
  std::optional<webinar::Confirming> m_how;
};

}  // namespace qlab::cmd
