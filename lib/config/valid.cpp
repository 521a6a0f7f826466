// SPDX-License-Identifier: Apache-2.0
#include "lib/config/valid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lib/core/address.hpp"
#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab::config {
namespace {

using ascii::is_digit;
using ascii::is_letter;

}  // namespace

bool is_line(std::string_view text) {
  return text::is_utf8(text) && text::terminal_safe(text) == text;
}

bool is_address(std::string_view text) {
  const auto address = parse_address(text);
  return address && address->shown == text;
}

bool is_domain(std::string_view text) {
  return text.find('@') == std::string_view::npos && is_address("x@" + std::string(text));
}

bool is_zone_name(std::string_view text) {
  const auto fits = [](char c) {
    return is_letter(c) || is_digit(c) || c == '/' || c == '_' || c == '-' || c == '+';
  };
  return is_letter(text[0]) && std::all_of(text.begin(), text.end(), fits);
}

bool is_url(std::string_view text, std::string_view scheme, std::string_view other_scheme) {
  const auto colon = text.find("://");
  const auto said = text.substr(0, colon);
  if (colon == std::string_view::npos || (said != scheme && said != other_scheme)) return false;
  const auto rest = text.substr(colon + 3);
  const auto authority = rest.substr(0, rest.find_first_of("/?#"));
  const bool has_space = rest.find(' ') != std::string_view::npos;
  return !authority.empty() && authority.find('@') == std::string_view::npos && !has_space &&
         is_line(rest);
}

std::optional<std::chrono::minutes> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return {};
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  for (const std::size_t at : {0U, 1U, 3U, 4U}) {
    if (!is_digit(text[at])) return {};
  }
  if (number(0) > 23 || number(3) > 59) return {};
  return std::chrono::hours(number(0)) + std::chrono::minutes(number(3));
}

std::string show_time(std::chrono::minutes since_midnight) {
  const std::chrono::hh_mm_ss parts(since_midnight);
  return fmt::format("{:02}:{:02}", parts.hours().count(), parts.minutes().count());
}

std::optional<QuietHours> parse_quiet_hours(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return {};
  const auto from = parse_time(text.substr(0, 5));
  const auto until = parse_time(text.substr(6));
  if (!from || !until || *from == *until) return {};
  return QuietHours{*from, *until};
}

}  // namespace qlab::config
