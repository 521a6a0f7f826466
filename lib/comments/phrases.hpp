// SPDX-License-Identifier: Apache-2.0
// Words that stand together, found in a text: the index of words knows which comments hold a word,
// and not where. Used by the search alone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/words.hpp"

namespace qlab::comments {

/// One word, or several that follow one another, folded as the index has them; never none.
struct Phrase {
  std::vector<std::string> words;
  bool is_beginning = false;  ///< of the last word a beginning is enough
};

/// Where a phrase stands: bytes of the text.
struct Occurrence {
  std::size_t phrase;  ///< which of those that were looked for
  std::size_t begin;
  std::size_t end;
};

/// Calls take for each phrase wherever it stands, in the order of their ends; returns how many
/// words the text has.
std::size_t each_occurrence(const store::Words& words, const std::vector<Phrase>& phrases,
                            std::string_view text,
                            const std::function<void(const Occurrence&)>& take);

/// The text with \x02 and \x03 around all of them.
std::string marked(const store::Words& words, const std::vector<Phrase>& phrases,
                   std::string_view text);

}  // namespace qlab::comments
