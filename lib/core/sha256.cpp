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

struct Sha256::State {
  crypto_hash_sha256_state sodium;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) { crypto_hash_sha256_init(&m_state->sodium); }
Sha256::~Sha256() = default;

void Sha256::pass(std::string_view block) {
  crypto_hash_sha256_update(&m_state->sodium, reinterpret_cast<const unsigned char*>(block.data()),
                            block.size());
}

std::string Sha256::digest() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&m_state->sodium, digest.data());
  return fmt::format("{:02x}", fmt::join(digest, ""));
}

std::string sha256_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  Sha256 hash;
  std::vector<char> block(block_size);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    hash.pass({block.data(), static_cast<std::size_t>(file.gcount())});
  }
  if (!file.eof()) throw Error(Kind::io, fmt::format("cannot read '{}'", path.string()));
  return hash.digest();
}

std::string sha256_of(std::string_view text) {
  Sha256 hash;
  hash.pass(text);
  return hash.digest();
}

}  // namespace qlab
