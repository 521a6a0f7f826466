// SPDX-License-Identifier: Apache-2.0
// Amounts as people type them: numbers with units, such as 1h30m or 2w3d.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace qlab {

struct Unit {
  char letter;
  std::int64_t size;
};

/// In seconds.
inline constexpr std::array elapsed_units{Unit{'h', 3600}, Unit{'m', 60}, Unit{'s', 1}};

/// The sum of `2w3d` or `1h30m`: each unit at most once, the larger first, numbers of at most six
/// digits; anything else is nothing.
std::optional<std::int64_t> sum_of_units(std::string_view text, std::span<const Unit> units);

/// Writes such an amount, none of it negative; nothing where it is less than the smallest unit.
std::string in_units(std::int64_t amount, std::span<const Unit> units);

}  // namespace qlab
