// SPDX-License-Identifier: Apache-2.0
// Themes: the codes by which staff gather what comments say.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Theme {
  std::int64_t id = 0;
  std::string code;  ///< as in a slug: lower case, digits, hyphens
  std::string title;
  std::int64_t comments = 0;   ///< coded with it, in any state
  std::int64_t published = 0;  ///< of these, what others see
  std::int64_t people = 0;     ///< different authors of what others see
};

/// Lower-case letters, digits and hyphens, at most 40 of them.
bool is_theme_code(std::string_view code);

/// Adds one, or gives one another title. Throws usage where the code is none.
Theme add_theme(store::Store& store, std::string_view code, std::string_view title, Instant now);

/// By their codes.
std::vector<Theme> themes(const store::Store& store);

/// Throws not_found with the nearest code.
Theme require_theme(const store::Store& store, std::string_view code);

/// Takes a theme away, and from every comment. Throws not_found.
Theme remove_theme(store::Store& store, std::string_view code, Instant now);

/// Themes to put on comments and to take off, as typed: +money -time.
struct Coding {
  std::vector<std::string> put;
  std::vector<std::string> taken;
};

struct Coded {
  std::int64_t id = 0;
  std::vector<std::string> themes;  ///< all that it has now
  bool changed = false;
};

/// Codes every comment, in one change. Throws not_found, and changes nothing, for an unknown
/// comment or theme.
std::vector<Coded> code(store::Store& store, std::span<const std::string> words,
                        const Coding& coding, Instant now);

/// The codes of one comment, in order.
std::vector<std::string> themes_of(const store::Store& store, std::int64_t comment_id);

}  // namespace qlab::comments
