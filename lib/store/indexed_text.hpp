// SPDX-License-Identifier: Apache-2.0
// What an index of words knows of a text beside which words it holds, so that its texts can be
// ranked without being read: how often words stand in it, and how long it is. The length is a part
// of the number of its row, a word that is repeated has a term of its own for each time. Read by
// the search of comments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "lib/store/words.hpp"

namespace qlab::store {

/// More often than this counts as this often: it says no more of a text.
inline constexpr int most_repeated = 8;

/// The term that says that the word stands there so many times or more, from twice on.
std::string repeated_term(std::string_view word, int times);

/// Whether somebody typed such a term.
bool is_repeated_term(std::string_view word);

/// The terms of all words that the text repeats, with spaces between.
std::string repeated_terms(const Words& words, std::string_view text);

inline constexpr std::int64_t most_indexed_id = std::numeric_limits<std::int64_t>::max() >> 6;

/// Where the text stands in the index: in the order of the ids, from 0 to most_indexed_id.
std::int64_t index_row(std::int64_t id, std::size_t words_in_text);

/// The id that a row was made of, and how many words its text has: up to 15 exactly, up to 1,000
/// within a sixteenth.
std::int64_t id_of_row(std::int64_t row);
double length_of_row(std::int64_t row);

}  // namespace qlab::store
