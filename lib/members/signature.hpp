// SPDX-License-Identifier: Apache-2.0
// Finds a piece of text among a million members without reading them all: of each 32 members with
// neighbouring ids the store keeps which three letters in a row stand in their names,
// organisations, roles, nations and addresses. Where a word's are not all there, nobody of the 32
// has it.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::members {

inline constexpr std::int64_t members_per_block = 32;
inline constexpr unsigned bits_log2 = 12;  ///< of a block

/// The bits of one block.
class Signature {
 public:
  /// Adds a text, however it is spelled.
  void add(std::string_view text);

  /// Bit n is bit n % 8 of byte n / 8.
  [[nodiscard]] std::string bytes() const;

 private:
  static constexpr std::size_t word_bits = 64;
  std::array<std::uint64_t, (std::size_t{1} << bits_log2) / word_bits> m_words{};
};

/// The signatures of members that are being added, made while their texts are at hand: an import
/// would read all of them again.
class NewSignatures {
 public:
  /// All members of this id and above are new.
  explicit NewSignatures(std::int64_t first_id);

  void add(std::int64_t member, std::string_view text);

  /// Writes those of full blocks, once all members are in the store with all their texts.
  void write(store::Store& store);

 private:
  std::int64_t m_first_block;
  std::deque<Signature> m_signatures;
};

/// Makes what is missing for members whose block is full. Within the caller's change.
void sign(store::Store& store);

/// The blocks whose signature lacks what stands in their members, so that searches miss them. Reads
/// all members.
std::vector<std::int64_t> deficient_blocks(const store::Store& store);

/// The blocks in which somebody may have all of these words, folded for search, as a JSON array:
/// block n holds the ids from n * members_per_block on. Nothing where that would not save much: the
/// words are shorter than three bytes or common, or much is not signed.
std::optional<std::string> blocks_with(const store::Store& store,
                                       std::span<const std::string> words);

}  // namespace qlab::members
