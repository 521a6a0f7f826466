// SPDX-License-Identifier: Apache-2.0
#include "lib/render/bars.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"

namespace qlab::render {
namespace {

constexpr std::size_t longest = 40;
constexpr std::string_view block = "█";

std::string bar(std::int64_t number, std::int64_t most, std::size_t room) {
  if (number <= 0 || most <= 0) return {};
  const auto length = static_cast<std::int64_t>(room) * number / most;
  std::string out(" ");
  for (std::int64_t i = 0; i < std::max<std::int64_t>(length, 1); ++i) out += block;
  return out;
}

}  // namespace

std::string bars(std::span<const LabelledNumber> numbers, std::size_t columns) {
  std::int64_t most = 0;
  std::size_t widest = 0;
  for (const auto& [label, number] : numbers) {
    most = std::max(most, number);
    widest = std::max(widest, text::width(label));
  }
  const auto digits = fmt::formatted_size("{}", most);
  const auto used = widest + digits + 3;
  const auto room = std::min(longest, columns > used ? columns - used : 1);
  std::string out;
  for (const auto& [label, number] : numbers) {
    const std::string pad(widest - text::width(label), ' ');
    out += fmt::format("{}{}  {:>{}}{}\n", label, pad, number, digits, bar(number, most, room));
  }
  return out;
}

}  // namespace qlab::render
