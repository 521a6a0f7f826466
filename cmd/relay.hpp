// SPDX-License-Identifier: Apache-2.0
// The configured relay: secrets read once, then as many connections to it as a run wants.
#pragma once

#include <functional>
#include <memory>

#include "cmd/secrets.hpp"
#include "lib/config/config.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::cmd {

using OpenTransport = std::function<std::unique_ptr<mail::Transport>()>;

/// Reads the secrets of the relay, or asks for its password, and reads its recipe; loads
/// qlab_world. Throws config, with a hint, where no relay is configured or something it needs is
/// missing, and auth where the command that prints a secret fails.
OpenTransport relay(const config::Relay& configured, const Secrets& secrets);

}  // namespace qlab::cmd
