// SPDX-License-Identifier: Apache-2.0
#include "lib/core/random.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace qlab {
namespace {

template <std::size_t count>
std::array<std::uint8_t, count> random_bytes() {
  static_assert(count <= 256, "getrandom(2) gives up to 256 bytes whole");
  std::array<std::uint8_t, count> bytes{};
  if (getrandom(bytes.data(), count, 0) != static_cast<ssize_t>(count)) {
    throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  return bytes;
}

}  // namespace

std::string random_uuid() {
  auto bytes = random_bytes<16>();
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
  std::string uuid;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid += fmt::format("{:02x}", bytes[i]);
  }
  return uuid;
}

std::string random_token() {
  constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::string token;
  for (const auto byte : random_bytes<26>()) token += alphabet[byte % alphabet.size()];
  return token;
}

}  // namespace qlab
