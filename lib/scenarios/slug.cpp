// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/slug.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::size_t longest = 64;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
using ascii::is_digit;

bool is_word(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

/// Digits, or one letter and digits: the shape of every id.
bool reads_as_id(std::string_view slug) {
  const auto number = is_letter(slug.front()) ? slug.substr(1) : slug;
  return !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
}

}  // namespace

void require_slug(std::string_view slug) {
  const auto words = text::split(slug, '-');
  if (slug.size() > longest || !std::all_of(words.begin(), words.end(), is_word)) {
    throw Error(Kind::usage, fmt::format("'{}' is not a slug", text::terminal_safe(slug)),
                "use lower-case letters, digits and hyphens, such as host-led");
  }
  if (reads_as_id(slug)) {
    throw Error(Kind::usage, fmt::format("the slug '{}' reads as an id", slug),
                "use a word, such as host-led");
  }
}

}  // namespace qlab::scenarios
