// SPDX-License-Identifier: Apache-2.0
#include "lib/core/ids.hpp"

#include <charconv>

namespace qlab {

std::string ref(Letter letter, std::int64_t id) {
  return static_cast<char>(letter) + std::to_string(id);
}

std::optional<std::int64_t> parse_ref(Letter letter, std::string_view text) {
  if (!text.empty() && text.front() == static_cast<char>(letter)) text.remove_prefix(1);
  std::int64_t id = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (text.empty() || error != std::errc() || stop != text.data() + text.size() || id < 1)
    return {};
  return id;
}

}  // namespace qlab
