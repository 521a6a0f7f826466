// SPDX-License-Identifier: Apache-2.0
// How titles of columns are compared: by their slugs (lib/core/text.hpp), without the gaps between
// words, for "HasOptedOutOfEmail" and "GivenName" have none.
#pragma once

#include <string>
#include <string_view>

#include "lib/core/text.hpp"

namespace qlab::members {

/// "given-name" is "givenname".
inline std::string without_gaps(std::string_view slug) {
  std::string title(slug);
  std::erase(title, '-');
  return title;
}

/// "e-mail-2-adresse" is "e-mail-adresse".
inline std::string without_numbers(std::string_view slug) {
  std::string title;
  for (const auto word : text::split(slug, '-')) {
    if (word.find_first_not_of("0123456789") == std::string_view::npos) continue;
    title += (title.empty() ? "" : "-") + std::string(word);
  }
  return title;
}

}  // namespace qlab::members
