// SPDX-License-Identifier: Apache-2.0
// Public keys of others, in the forms that the programs which make them write.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qlab {

/// Reads one Ed25519 public key (RFC 8032) and returns its 32 bytes as 64 lower-case hexadecimal
/// digits: the bytes in hexadecimal or base64, a line of OpenSSH, or a PEM block (RFC 8410).
/// Nothing for another kind of key, for one that is no point of the curve, and for a private key.
std::optional<std::string> read_public_key(std::string_view text);

}  // namespace qlab
