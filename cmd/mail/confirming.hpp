// SPDX-License-Identifier: Apache-2.0
// Whether answers that come in are confirmed, and with what: shared by the verbs that make them
// count.
#pragma once

#include <optional>

#include "cmd/desk_on_demand.hpp"
#include "lib/webinar/confirm.hpp"

namespace qlab::cmd {

class Context;

class Confirmations {
 public:
  explicit Confirmations(Context& context);

  /// Null where webinar.confirm says no, or no address to write from is configured. Valid as long
  /// as this is.
  [[nodiscard]] const webinar::Confirming* get() const { return m_how ? &*m_how : nullptr; }

 private:
  DeskOnDemand m_desk;
  std::optional<webinar::Confirming> m_how;
};

}  // namespace qlab::cmd
