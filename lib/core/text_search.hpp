// SPDX-License-Identifier: Apache-2.0
// Searching a text for a word, over a million rows: what is plain ASCII is compared in place.
#pragma once

#include <string_view>

namespace qlab::text {

/// Whether the text, folded for search, holds the word, which is folded already.
bool found_in(std::string_view text, std::string_view folded_word);

}  // namespace qlab::text
