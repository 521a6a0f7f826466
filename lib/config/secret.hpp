// SPDX-License-Identifier: Apache-2.0
// A password or token, from where the configuration says it is. It is never in the configuration
// itself, in an argument or in an error.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/config/config.hpp"

namespace qlab::config {

struct SecretSource {
  std::string name;  ///< its file in the credentials folder: "relay_password", "relay_token"
  std::filesystem::path file;
  std::vector<std::string> command;
  std::string setting = {};  ///< that of the command: "relay.password_command"
};

SecretSource password_of(const Relay& relay);
SecretSource password_of(const Mailbox& mailbox);

/// The token of an HTTP relay, or of SMTP with XOAUTH2.
SecretSource token_of(const Relay& relay);

/// Whether any way to it is configured.
bool is_configured(const SecretSource& source);

/// Reads the first line of the file NAME in the credentials folder (systemd's
/// $CREDENTIALS_DIRECTORY; empty: there is none), else of the password file, else of what the
/// command prints; nothing where no way is configured. Throws config where the password file
/// cannot be read or others can read it, auth where the command fails.
std::optional<std::string> read_secret(const SecretSource& source,
                                       const std::filesystem::path& credentials = {});

}  // namespace qlab::config
