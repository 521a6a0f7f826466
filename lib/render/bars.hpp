// SPDX-License-Identifier: Apache-2.0
// A small chart for a terminal, read by the line: a label, the number, a bar.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace qlab::render {

struct LabelledNumber {
  std::string_view label;
  std::int64_t number = 0;
};

/// One line each, the longest bar as wide as the columns leave room. Whoever listens hears the
/// number before the bar.
std::string bars(std::span<const LabelledNumber> numbers, std::size_t columns);

}  // namespace qlab::render
