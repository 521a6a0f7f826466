// SPDX-License-Identifier: Apache-2.0
#include "lib/members/member.hpp"

#include "lib/core/text.hpp"

namespace qlab::members {

std::string_view name(ConsentState state) {
  return consent_states.at(static_cast<std::size_t>(state));
}

std::optional<std::string_view> canonical(std::span<const std::string_view> names,
                                          std::string_view text) {
  auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) found = std::find(names.begin(), names.end(), text::slug(text));
  return found == names.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> tags_in(std::string_view text) {
  std::vector<std::string> tags;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(";,|"), text.size());
    auto tag = text::slug(text.substr(0, end));
    const bool known = std::find(tags.begin(), tags.end(), tag) != tags.end();
    if (!tag.empty() && !known) tags.push_back(std::move(tag));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tags;
}

}  // namespace qlab::members
