// SPDX-License-Identifier: Apache-2.0
#include "lib/core/ids.hpp"

#include "lib/core/ascii.hpp"

namespace qlab {

std::string ref(Letter letter, std::int64_t id) {
  return static_cast<char>(letter) + std::to_string(id);
}

std::optional<std::int64_t> parse_ref(Letter letter, std::string_view text) {
  if (!text.empty() && text.front() == static_cast<char>(letter)) text.remove_prefix(1);
  const auto id = ascii::number(text);
  return id && *id >= 1 ? id : std::nullopt;
}

}  // namespace qlab
