// SPDX-License-Identifier: Apache-2.0
#include "lib/core/signature.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

#include <array>
#include <cassert>
#include <optional>

#include "lib/core/sha256.hpp"

namespace qlab {
namespace {

constexpr std::size_t fingerprint_digits = 32;

template <std::size_t size>
using Bytes = std::array<unsigned char, size>;

using Seed = Bytes<crypto_sign_SEEDBYTES>;
using PublicKey = Bytes<crypto_sign_PUBLICKEYBYTES>;
using SecretKey = Bytes<crypto_sign_SECRETKEYBYTES>;
using Signature = Bytes<crypto_sign_BYTES>;

template <std::size_t size>
std::string hex(const Bytes<size>& bytes) {
  return fmt::format("{:02x}", fmt::join(bytes, ""));
}

template <std::size_t size>
std::optional<Bytes<size>> bytes_of(std::string_view digits) {
  Bytes<size> bytes{};
  std::size_t length = 0;
  if (digits.size() != 2 * size) return {};
  if (sodium_hex2bin(bytes.data(), size, digits.data(), digits.size(), nullptr, &length, nullptr) !=
          0 ||
      length != size) {
    return {};
  }
  return bytes;
}

struct KeyPair {
  PublicKey open{};
  SecretKey secret{};
};

KeyPair key_pair(std::string_view secret) {
  const auto seed = bytes_of<crypto_sign_SEEDBYTES>(secret);
  assert(seed && "the key is our own");
  KeyPair pair;
  crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed->data());
  return pair;
}

const unsigned char* data_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string make_signing_key() {
  Seed seed{};
  randombytes_buf(seed.data(), seed.size());
  return hex(seed);
}

std::string public_key_of(std::string_view secret) { return hex(key_pair(secret).open); }

std::string sign(std::string_view secret, std::string_view bytes) {
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, data_of(bytes), bytes.size(),
                       key_pair(secret).secret.data());
  return hex(signature);
}

bool is_signed(std::string_view public_key, std::string_view signature, std::string_view bytes) {
  const auto key = bytes_of<crypto_sign_PUBLICKEYBYTES>(public_key);
  const auto signed_by = bytes_of<crypto_sign_BYTES>(signature);
  return key && signed_by &&
         crypto_sign_verify_detached(signed_by->data(), data_of(bytes), bytes.size(),
                                     key->data()) == 0;
}

std::string fingerprint(std::string_view public_key) {
  const auto digest = sha256_of(public_key);
  std::string groups;
  for (std::size_t at = 0; at < fingerprint_digits; at += 4) {
    if (at > 0) groups += ' ';
    groups += digest.substr(at, 4);
  }
  return groups;
}

}  // namespace qlab
