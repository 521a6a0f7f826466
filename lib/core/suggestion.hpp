// SPDX-License-Identifier: Apache-2.0
// What somebody may be about to type, for completion in a shell.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qlab {

struct Suggestion {
  std::string word;   ///< as it is typed: an address, a slug, m12
  std::string about;  ///< what it stands for, for people; may hold foreign text
};

/// More than these nobody reads.
inline constexpr std::size_t most_suggestions = 50;

/// Those of the words that begin so.
std::vector<Suggestion> suggest_among(std::span<const std::string_view> words,
                                      std::string_view beginning);

}  // namespace qlab
