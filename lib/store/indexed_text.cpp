// SPDX-License-Identifier: Apache-2.0
#include "lib/store/indexed_text.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace qlab::store {
namespace {

// Lengths in 64 classes, eight for each doubling: a number of floating point in six bits, three of
// exponent and three of mantissa. It is computed in whole numbers, because what was once put into
// the index must be found there on every machine.
constexpr unsigned length_bits = 6;
constexpr unsigned mantissa_bits = 3;
constexpr std::uint64_t classes = 1U << length_bits;
constexpr std::uint64_t mantissas = 1U << mantissa_bits;
static_assert(most_indexed_id == std::numeric_limits<std::int64_t>::max() >> length_bits);

std::uint64_t class_of(std::size_t length) {
  if (length < 2 * mantissas) return length;
  const auto exponent = static_cast<unsigned>(std::bit_width(length)) - mantissa_bits - 1;
  return std::min<std::uint64_t>(exponent * mantissas + (length >> exponent), classes - 1);
}

/// The middle of the lengths of a class.
double length_of(std::uint64_t of_class) {
  if (of_class < 2 * mantissas) return static_cast<double>(of_class);
  const auto exponent = of_class / mantissas - 1;
  const auto shortest = (of_class - exponent * mantissas) << exponent;
  return static_cast<double>(shortest) +
         static_cast<double>((std::uint64_t{1} << exponent) - 1) / 2;
}

/// In front of a word, characters of the private use area, which are letters to the index: U+E002
/// and on.
std::string mark_of(int times) { return {'\xEE', '\x80', static_cast<char>(0x80 + times)}; }

}  // namespace

std::string repeated_term(std::string_view word, int times) { return mark_of(times).append(word); }

bool is_repeated_term(std::string_view word) {
  for (int times = 2; times <= most_repeated; ++times) {
    if (word.starts_with(mark_of(times))) return true;
  }
  return false;
}

std::string repeated_terms(const Words& words, std::string_view text) {
  std::vector<std::string> sorted;
  words.each(text, [&](const Word& word) { sorted.emplace_back(word.folded); });
  std::ranges::sort(sorted);
  std::string terms;
  int times = 1;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    times = sorted[i] == sorted[i - 1] ? times + 1 : 1;
    if (times > 1 && times <= most_repeated) terms += repeated_term(sorted[i], times) + ' ';
  }
  return terms;
}

std::int64_t index_row(std::int64_t id, std::size_t words_in_text) {
  return id * static_cast<std::int64_t>(classes) +
         static_cast<std::int64_t>(class_of(words_in_text));
}

std::int64_t id_of_row(std::int64_t row) { return row >> length_bits; }

double length_of_row(std::int64_t row) {
  return length_of(static_cast<std::uint64_t>(row) % classes);
}

}  // namespace qlab::store
