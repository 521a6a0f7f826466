// SPDX-License-Identifier: Apache-2.0
#include "lib/world/base64.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace qlab::world {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Two digits for each twelve bits: a mail is written by half as many steps.
using Pairs = std::array<std::array<char, 2>, 4096>;

constexpr Pairs all_pairs() {
  Pairs pairs{};
  for (std::size_t bits = 0; bits < pairs.size(); ++bits) {
    pairs[bits] = {digits[bits >> 6U], digits[bits & 63U]};
  }
  return pairs;
}

constexpr Pairs pairs = all_pairs();

/// Three bytes, the first one highest.
std::uint32_t group(const char* bytes) {
  const auto at = [bytes](int i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
  return at(0) << 16U | at(1) << 8U | at(2);
}

void write(std::uint32_t bits, char* out) {
  std::memcpy(out, pairs[bits >> 12U].data(), 2);
  std::memcpy(out + 2, pairs[bits & 4095U].data(), 2);
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '\0');
  auto* out = text.data();
  const auto* in = bytes.data();
  const auto* const end = in + bytes.size();
  for (; end - in >= 3; in += 3, out += 4) write(group(in), out);
  if (in == end) return text;
  std::array<char, 3> last{};
  std::copy(in, end, last.begin());
  write(group(last.data()), out);
  std::fill(out + 1 + (end - in), out + 4, '=');
  return text;
}

}  // namespace qlab::world
