// SPDX-License-Identifier: Apache-2.0
#include "lib/core/sha256.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

#include "lib/core/error.hpp"

namespace qlab {
namespace {

constexpr std::size_t block_size = 64UL * 1024;

}  // namespace

std::string sha256_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> block(block_size);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(block.data()),
                              static_cast<unsigned long long>(file.gcount()));
  }
  if (!file.eof()) throw Error(Kind::io, fmt::format("cannot read '{}'", path.string()));
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state, digest.data());
  return fmt::format("{:02x}", fmt::join(digest, ""));
}

std::string sha256_of(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                     static_cast<unsigned long long>(text.size()));
  return fmt::format("{:02x}", fmt::join(digest, ""));
}

}  // namespace qlab
