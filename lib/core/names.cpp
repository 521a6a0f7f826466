// SPDX-License-Identifier: Apache-2.0
#include "lib/core/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/core/text.hpp"

namespace qlab {

Error not_one_of(std::span<const std::string_view> names, std::string_view text,
                 std::string_view what) {
  auto hint = text::did_you_mean(text, names);
  if (hint.empty()) hint = fmt::format("use one of: {}", fmt::join(names, ", "));
  return {Kind::usage, fmt::format("'{}' is not {}", text::terminal_safe(text), what), hint};
}

}  // namespace qlab
