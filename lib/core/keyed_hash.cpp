// SPDX-License-Identifier: Apache-2.0
#include "lib/core/keyed_hash.hpp"

#include <sodium.h>

#include <array>
#include <cassert>
#include <string>

namespace qlab {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hash_of(std::string_view key, std::string_view text, std::string_view rest) {
  // Chooses what is fast on this machine; without it all is right, and slow.
  static const int chosen = sodium_init();
  static_cast<void>(chosen);
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, bytes(key), key.size(), hash.size());
  crypto_generichash_update(&state, bytes(text), text.size());
  crypto_generichash_update(&state, bytes(rest), rest.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  std::string hex(2 * hash.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

}  // namespace

std::string keyed_hash(std::string_view key, std::string_view text) {
  assert(key.size() >= crypto_generichash_KEYBYTES_MIN &&
         key.size() <= crypto_generichash_KEYBYTES_MAX);
  return hash_of(key, text, {});
}

std::string plain_hash(std::string_view text, std::string_view rest) {
  return hash_of({}, text, rest);
}

}  // namespace qlab
