// SPDX-License-Identifier: Apache-2.0
// Comments found by their words, the best first, each with the words around what was found. Accents
// and case do not matter. What people type is never syntax of the index.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/comments/phrases.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// Which comments are looked at.
enum class Sight { published, every };

struct SearchOptions {
  Sight sight = Sight::published;
  std::optional<std::int64_t> scenario_id{};
  std::int64_t limit = 20;
  std::int64_t most_ranked = 50'000;  ///< more are not weighed against each other
  /// The words of foreign HTML.
  std::function<std::string(std::string_view)> text_of_html;
};

struct Hit {
  Comment comment;
  std::string snippet;  ///< on one line, the words found in [brackets]
};

struct SearchResult {
  std::int64_t shown = 0;
  bool is_ranked = true;  ///< false: the newest
};

/// Calls take for each hit. Words mean AND, "words in quotes" stand together, word* begins with it,
/// -word must not be there. author:NAME and scenario:TITLE ask for a part of the name that is shown
/// and of the title (or for a slug or id), in quotes where it has spaces; without any word the
/// newest come first. Throws usage where nothing is left to look for, not_found for a scenario that
/// there is not.
SearchResult search(const store::Store& store, std::string_view text, const SearchOptions& options,
                    const std::function<void(const Hit&)>& take);

/// A part of a name, folded for search.
struct NamePart {
  std::string text;
  bool is_excluded = false;
};

/// What was typed, taken apart.
struct Wanted {
  std::vector<Phrase> phrases;   ///< all of them must be there
  std::vector<Phrase> excluded;  ///< none of them may
  std::string
      match;  ///< the query for the index that finds the phrases' words, wherever they stand
  std::vector<NamePart> authors;
  std::vector<NamePart> scenarios;
};
Wanted wanted_of(std::string_view text, const store::Words& words);

/// The query for the index that finds the phrase's words, wherever they stand.
std::string match_of(const Phrase& phrase);

/// Of a text with \x02 and \x03 around each word found, some 160 characters around the first.
std::string snippet_of(std::string_view marked);

}  // namespace qlab::comments
