// SPDX-License-Identifier: Apache-2.0
#include "lib/store/words.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <stdexcept>

namespace qlab::store {
namespace {

std::string words_of(std::string_view text) {
  const Words words;
  std::string all;
  words.each(text, [&](const Word& word) {
    all += fmt::format("{}={} ", word.folded, text.substr(word.begin, word.end - word.begin));
  });
  return all;
}

}  // namespace

TEST_CASE("words: folded, with their places in the text") {
  CHECK(words_of("Siân's  CHÂTEAU-x2!") == "sian=Siân s=s chateau=CHÂTEAU x2=x2 ");
  CHECK(words_of("Κόσμε, МИР") == "κόσμε=Κόσμε мир=МИР ");
  CHECK(words_of("").empty());
  CHECK(words_of(" .,;-\n").empty());
}

TEST_CASE("words: bytes that are no UTF-8 are no end of the text") {
  const Words words;
  CHECK(words.count("one \xFF\xFE two") >= 2);
  CHECK(words.count(std::string_view("one\0two", 7)) == 2);
}

TEST_CASE("words: what the taker throws comes through") {
  const Words words;
  CHECK_THROWS_AS(words.each("one two", [](const Word&) { throw std::runtime_error("no"); }),
                  std::runtime_error);
  CHECK(words.count("one two") == 2);
}

}  // namespace qlab::store
