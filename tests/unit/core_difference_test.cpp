// SPDX-License-Identifier: Apache-2.0
#include "lib/core/difference.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>

namespace qlab {
namespace {

std::string joined(const std::vector<DifferencePiece>& pieces, Differs left_out) {
  std::string text;
  for (const auto& piece : pieces) {
    if (piece.differs != left_out) text.append(piece.text).append("|");
  }
  return text;
}

std::string joined(std::span<const std::string_view> pieces) {
  std::string text;
  for (const auto piece : pieces) text.append(piece).append("|");
  return text;
}

std::string shown(std::string_view before, std::string_view after) {
  std::string text;
  for (const auto& [mark, line] : unified_difference(before, after))
    text.append(1, mark).append(line).append("\n");
  return text;
}

}  // namespace

TEST_CASE("difference: what is left of it is the one text, and the other") {
  constexpr std::array<std::string_view, 4> words{"a", "b", "c", "d"};
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string_view> before;
    std::vector<std::string_view> after;
    for (auto count = random() % 12; count > 0; --count) before.push_back(words.at(random() % 4));
    for (auto count = random() % 12; count > 0; --count) after.push_back(words.at(random() % 4));
    const auto pieces = difference(before, after);
    CHECK(joined(pieces, Differs::added) == joined(before));
    CHECK(joined(pieces, Differs::removed) == joined(after));
  }
}

TEST_CASE("difference: as little as can be is changed") {
  const std::vector<std::string_view> before{"a", "b", "c", "d", "e"};
  const std::vector<std::string_view> after{"b", "c", "x", "e", "f"};
  const auto pieces = difference(before, after);
  const auto same = std::count_if(pieces.begin(), pieces.end(), [](const DifferencePiece& piece) {
    return piece.differs == Differs::no;
  });
  CHECK(same == 3);
}

TEST_CASE("difference: texts that are too large to compare are replaced between what is common") {
  std::vector<std::string_view> before(3000, "old");
  std::vector<std::string_view> after(3000, "new");
  before.front() = after.front() = "same";
  const auto pieces = difference(before, after);
  CHECK(pieces.size() == 1 + 2 * 2999);
  CHECK(pieces.front().differs == Differs::no);
}

TEST_CASE("difference: lines are shown in groups with three lines around") {
  CHECK(shown("a\nb\n", "a\nb\n").empty());
  CHECK(shown("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "@-2,7 +2,7\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(shown("", "a\n") == "@-0,0 +1,1\n+a\n");
  CHECK(shown("a\n", "") == "@-1,1 +0,0\n-a\n");
  const auto two = shown("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "one\n2\n3\n4\n5\n6\n7\n8\n9\nten\n");
  CHECK(two == "@-1,4 +1,4\n-1\n+one\n 2\n 3\n 4\n@-7,4 +7,4\n 7\n 8\n 9\n-10\n+ten\n");
}

TEST_CASE("difference: words and the spaces between them make the text again") {
  for (const std::string_view text : {"", " ", "a", "  two words \n more\t"}) {
    std::string again;
    for (const auto word : words_of(text)) again += word;
    CHECK(again == text);
  }
  CHECK(words_of("two words").size() == 3);
  CHECK(lines_of("a\n\nb").size() == 3);
  CHECK(lines_of("a\n").size() == 1);
}

}  // namespace qlab
