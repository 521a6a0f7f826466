// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/template_tags.hpp"

#include <algorithm>
#include <set>

#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

/// Calls with the offset of each tag and the name in it, until take says that it has seen enough.
template <class Take>
void each_tag(std::string_view text, Take take) {
  for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    const auto start = text.find_first_not_of("{&#^ \t", at);
    if (start == std::string_view::npos) return;
    const auto rest = text.substr(start);
    if (take(at, text::trim(rest.substr(0, rest.find_first_of("}\r\n"))))) return;
  }
}

}  // namespace

std::size_t line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

std::size_t line_of_tag(std::string_view text, std::string_view name) {
  std::size_t line = 1;
  each_tag(text, [&](std::size_t at, std::string_view tag) {
    if (tag != name) return false;
    line = line_at(text, at);
    return true;
  });
  return line;
}

std::vector<std::string> variables_in(std::string_view text) {
  std::set<std::string, std::less<>> names;
  each_tag(text, [&](std::size_t /*at*/, std::string_view tag) {
    // Ends of sections, comments and changed braces name nothing new.
    if (!tag.empty() && tag.find_first_of("/!=.") != 0) names.emplace(tag);
    return false;
  });
  return {names.begin(), names.end()};
}

}  // namespace qlab::mail
