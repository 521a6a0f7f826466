// SPDX-License-Identifier: Apache-2.0
#include "lib/store/indexed_text.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace qlab::store {

TEST_CASE("indexed text: a row tells the id and about how long the text is") {
  for (const std::int64_t id :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{1'000'000}, most_indexed_id}) {
    for (const std::size_t length : {0U, 1U, 15U, 16U, 17U, 100U, 1023U, 1024U, 1'000'000U}) {
      CAPTURE(id);
      CAPTURE(length);
      CHECK(id_of_row(index_row(id, length)) == id);
    }
  }
  for (std::size_t length = 0; length < 1024; ++length) {
    CAPTURE(length);
    const auto said = length_of_row(index_row(7, length));
    const auto exact = static_cast<double>(length);
    REQUIRE(std::abs(said - exact) <= (length < 16 ? 0 : exact / 16));
  }
}

TEST_CASE("indexed text: rows are in the order of ids, and longer texts never seem shorter") {
  CHECK(index_row(1, 1'000'000) < index_row(2, 0));
  for (std::size_t length = 0; length < 3000; ++length) {
    CAPTURE(length);
    REQUIRE(index_row(9, length) <= index_row(9, length + 1));
  }
}

TEST_CASE("indexed text: each time that a word is repeated is a term, up to a limit") {
  const Words words;
  CHECK(repeated_terms(words, "one two three").empty());
  CHECK(repeated_terms(words, "Siân, sian: SIAN and") == "\uE002sian \uE003sian ");
  std::string often;
  for (int i = 0; i < 20; ++i) often += "word ";
  CHECK(words.count(repeated_terms(words, often)) == most_repeated - 1);
  CHECK(is_repeated_term("\uE002sian"));
  CHECK(is_repeated_term(repeated_term("sian", most_repeated)));
  CHECK_FALSE(is_repeated_term("sian"));
  CHECK_FALSE(is_repeated_term("\uE001sian"));
  CHECK_FALSE(is_repeated_term("\u4E00"));
}

TEST_CASE("indexed text: to the index a term of a repeated word is one word, as it is") {
  const Words words;
  const auto term = repeated_term("château", 3);
  std::string all;
  words.each(term, [&](const Word& word) { all += std::string(word.folded) + '|'; });
  CHECK(all == repeated_term("chateau", 3) + '|');
}

}  // namespace qlab::store
