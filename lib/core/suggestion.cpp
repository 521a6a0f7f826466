// SPDX-License-Identifier: Apache-2.0
#include "lib/core/suggestion.hpp"

namespace qlab {

std::vector<Suggestion> suggest_among(std::span<const std::string_view> words,
                                      std::string_view beginning) {
  std::vector<Suggestion> found;
  for (const auto word : words) {
    if (word.starts_with(beginning)) found.push_back({std::string(word), {}});
  }
  return found;
}

}  // namespace qlab
