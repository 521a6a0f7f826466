// SPDX-License-Identifier: Apache-2.0
#include "lib/core/text_search.hpp"

#include <doctest/doctest.h>

#include <string>

#include "lib/core/text.hpp"

namespace qlab::text {

TEST_CASE("text search: a word is found without regard to case and accents") {
  CHECK(found_in("Anna Lee", "lee"));
  CHECK(found_in("Si\u00e2n", "sian"));
  CHECK(found_in("anything", ""));
  CHECK_FALSE(found_in("Anna", "annas"));
  CHECK_FALSE(found_in("", "a"));
  CHECK_FALSE(found_in("Si\u00e2n", "siam"));
}

TEST_CASE("text search: the short way for ASCII finds what folding finds") {
  // Every text of three letters of this alphabet, searched for every one of two.
  const std::string alphabet = "aAzZ[@`{-";
  for (const char a : alphabet) {
    for (const char b : alphabet) {
      const auto word = fold_for_search(std::string{a, b});
      for (const char c : alphabet) {
        const std::string text{b, a, c, b};
        const bool expected = fold_for_search(text).find(word) != std::string::npos;
        CHECK(found_in(text, word) == expected);
      }
    }
  }
}

}  // namespace qlab::text
