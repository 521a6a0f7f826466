// SPDX-License-Identifier: Apache-2.0
// Signatures by which anybody can tell who made a file: Ed25519 (RFC 8032). Keys and signatures are
// lower-case hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace qlab {

/// A new secret key: its seed, 64 digits. Never shown, never written into a log.
std::string make_signing_key();

/// The public key of a secret one, 64 digits.
std::string public_key_of(std::string_view secret);

/// A signature of the bytes, 128 digits.
std::string sign(std::string_view secret, std::string_view bytes);

/// Whether the holder of the key's secret signed exactly these bytes. False for anything that is
/// no key or no signature.
bool is_signed(std::string_view public_key, std::string_view signature, std::string_view bytes);

/// What people compare over the telephone: the beginning of the key's SHA-256, in groups of four.
std::string fingerprint(std::string_view public_key);

}  // namespace qlab
