// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and SIGTERM as a question that long work asks between two items. A second one ends the
// process at once.
#pragma once

#include "cmd/exit.hpp"

namespace qlab::cmd {

/// Listens as long as it lives; one at a time.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  [[nodiscard]] bool asked() const;

  /// The status that the last signal asks for: 130 or 143.
  [[nodiscard]] static Exit exit();
};

}  // namespace qlab::cmd
