// SPDX-License-Identifier: Apache-2.0
// The forms in which a private value may stand in what leaves: made here, to see that it is found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qlab::test {

/// RFC 4648 4, with its padding.
inline std::string base64(std::string_view text) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    bits = bits << 8U | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) out += alphabet[bits >> (count - 6) & 0x3FU];
  }
  if (count > 0) out += alphabet[bits << (6 - count) & 0x3FU];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

/// Every byte as one escape.
template <class One>
std::string each_byte(std::string_view text, One one) {
  std::string out;
  for (const char c : text) out += one(static_cast<unsigned char>(c));
  return out;
}

}  // namespace qlab::test
