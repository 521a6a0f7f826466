// SPDX-License-Identifier: Apache-2.0
#include "lib/core/keyed_hash.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

#include <array>
#include <cassert>

namespace qlab {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string keyed_hash(std::string_view key, std::string_view text) {
  assert(key.size() >= crypto_generichash_KEYBYTES_MIN &&
         key.size() <= crypto_generichash_KEYBYTES_MAX);
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes(text), text.size(), bytes(key), key.size());
  return fmt::format("{:02x}", fmt::join(hash, ""));
}

}  // namespace qlab
