// SPDX-License-Identifier: Apache-2.0
#include "lib/core/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lib/core/ascii.hpp"

namespace qlab {
namespace {

using ascii::is_digit;

/// Takes a number of at most six digits off the front; more cannot be meant.
std::optional<std::int64_t> take_number(std::string_view& text) {
  const auto stop = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = static_cast<std::size_t>(stop - text.begin());
  if (digits == 0 || digits > 6) return {};
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + digits, value);
  text.remove_prefix(digits);
  return value;
}

}  // namespace

std::optional<std::int64_t> sum_of_units(std::string_view text, std::span<const Unit> units) {
  if (text.empty()) return {};
  std::int64_t total = 0;
  auto next = units.begin();
  while (!text.empty()) {
    const auto number = take_number(text);
    if (!number || text.empty()) return {};
    const auto unit = std::find_if(next, units.end(),
                                   [&](const Unit& each) { return each.letter == text.front(); });
    if (unit == units.end()) return {};
    total += *number * unit->size;
    next = unit + 1;
    text.remove_prefix(1);
  }
  return total;
}

std::string in_units(std::int64_t amount, std::span<const Unit> units) {
  std::string out;
  for (const auto& unit : units) {
    if (amount / unit.size > 0) out += fmt::format("{}{}", amount / unit.size, unit.letter);
    amount %= unit.size;
  }
  return out;
}

}  // namespace qlab
