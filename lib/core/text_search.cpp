// SPDX-License-Identifier: Apache-2.0
#include "lib/core/text_search.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "lib/core/text.hpp"

namespace qlab::text {
namespace {

constexpr auto lower = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const bool upper = i >= 'A' && i <= 'Z';
    table[i] = static_cast<char>(upper ? i - 'A' + 'a' : i);
  }
  return table;
}();

char lowered(char c) { return lower[static_cast<unsigned char>(c)]; }

bool found_in_ascii(std::string_view text, std::string_view word) {
  const auto same = [](char in_text, char in_word) { return lowered(in_text) == in_word; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

}  // namespace

bool found_in(std::string_view text, std::string_view folded_word) {
  if (folded_word.empty()) return true;
  if (is_ascii(text)) return found_in_ascii(text, folded_word);
  return fold_for_search(text).find(folded_word) != std::string::npos;
}

}  // namespace qlab::text
