// SPDX-License-Identifier: Apache-2.0
#include "cmd/exit.hpp"

#include <array>

namespace qlab::cmd {

std::span<const ExitMeaning> exit_meanings() {
  static constexpr std::array<ExitMeaning, 16> meanings{{
      {Exit::ok, "ok", "done, nothing to do, empty list, reader closed early"},
      {Exit::failed, "failed", "anything without a code of its own"},
      {Exit::usage, "usage", "unknown command or flag, bad value, --yes needed; nothing changed"},
      {Exit::partial, "partial", "some items done, some failed or uncertain; each is named"},
      {Exit::auth, "auth", "the relay or mailbox refused the credentials"},
      {Exit::declined, "declined", "the person answered no"},
      {Exit::refused, "refused", "policy: no consent, suppressed, frozen, would overwrite"},
      {Exit::not_found, "not_found", "the named object does not exist"},
      {Exit::locked, "locked", "another qlab holds the lock longer than --wait"},
      {Exit::data, "data", "an input file is invalid; named with file:line:column"},
      {Exit::bug, "bug", "an uncaught exception"},
      {Exit::io, "io", "the disk is full or output cannot be written"},
      {Exit::temporary, "temporary", "network unreachable, relay says later, store busy"},
      {Exit::config, "config", "configuration invalid; store missing, damaged, foreign or newer"},
      {Exit::interrupted, "interrupted", "Ctrl-C, after recording the message in flight"},
      {Exit::terminated, "terminated", "SIGTERM, after recording the message in flight"},
  }};
  return meanings;
}

Exit exit_of(Kind kind) {
  switch (kind) {
    case Kind::failed:
      return Exit::failed;
    case Kind::usage:
      return Exit::usage;
    case Kind::auth:
      return Exit::auth;
    case Kind::declined:
      return Exit::declined;
    case Kind::refused:
      return Exit::refused;
    case Kind::not_found:
      return Exit::not_found;
    case Kind::locked:
      return Exit::locked;
    case Kind::data:
      return Exit::data;
    case Kind::io:
      return Exit::io;
    case Kind::temporary:
      return Exit::temporary;
    case Kind::config:
      return Exit::config;
  }
  return Exit::failed;
}

}  // namespace qlab::cmd
