// SPDX-License-Identifier: Apache-2.0
// The address of a relay, read and judged before anything is opened.
#pragma once

#include <string>

#include "lib/mail/relay.hpp"

namespace qlab::world {

struct RelayAddress {
  std::string url;
  std::string scheme;  ///< smtp, smtps, http or https
  std::string shown;   ///< host:port, for messages
};

/// Throws config where the URL is not smtp or smtps, holds a user or a password, or where TLS is
/// not required and the host is not this machine.
RelayAddress smtp_address(const mail::SmtpRelay& relay);

/// Throws config where the URL is not https, or http to this machine, or holds a user or a
/// password.
RelayAddress http_address(const std::string& url);

}  // namespace qlab::world
