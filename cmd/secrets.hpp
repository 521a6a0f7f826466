// SPDX-License-Identifier: Apache-2.0
// Passwords and tokens of one run: from where the configuration says, or from the person at the
// terminal.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "lib/config/secret.hpp"

namespace qlab::cmd {

struct Secrets {
  std::filesystem::path credentials;  ///< systemd's folder; empty: there is none
  bool can_ask = false;               ///< a person sits at a terminal

  /// As config::read_secret.
  [[nodiscard]] std::optional<std::string> read(const config::SecretSource& source) const;

  /// As read; where no way is configured, what is typed at the terminal, which does not show it.
  /// Nothing where nobody can be asked, or nothing was typed.
  [[nodiscard]] std::optional<std::string> read_or_ask(const config::SecretSource& source,
                                                       const std::string& question) const;
};

}  // namespace qlab::cmd
