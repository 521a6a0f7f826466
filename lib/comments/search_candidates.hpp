// SPDX-License-Identifier: Apache-2.0
// Comments that hold what is wanted, and how often: from the index alone where words are wanted
// each for itself, from the texts where some must stand together. Used by the search alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/comments/ranking.hpp"
#include "lib/comments/search.hpp"
#include "lib/store/store.hpp"
#include "lib/store/words.hpp"

namespace qlab::comments {

/// Whether the text does: all phrases, and none of the excluded.
bool holds_wanted(const store::Words& words, const Wanted& wanted, std::string_view text);

/// Of the rows of the index, in their order, those that hold what is wanted.
std::vector<Candidate> candidates(const store::Store& store, const store::Words& words,
                                  const Wanted& wanted, const std::vector<std::int64_t>& rows);

/// How rare each wanted phrase is. Of a single one it does not matter.
std::vector<double> rarities(const store::Store& store, const Wanted& wanted);

}  // namespace qlab::comments
