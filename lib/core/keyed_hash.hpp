// SPDX-License-Identifier: Apache-2.0
// A fingerprint of a text that only the holder of a key can make or compare: it lets a store know
// an address without keeping it.
#pragma once

#include <string>
#include <string_view>

namespace qlab {

/// BLAKE2b-256 (RFC 7693) of the text under the key, as 64 lower-case hexadecimal digits. The key
/// is used byte by byte as it stands, 16 to 64 bytes of it.
std::string keyed_hash(std::string_view key, std::string_view text);

/// The same without a key: anybody who has the text can make it. The text may come in two parts.
std::string plain_hash(std::string_view text, std::string_view rest = {});

}  // namespace qlab
