// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/valid.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/one_line.hpp"
#include "lib/core/text.hpp"

namespace qlab::calls {
namespace {

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_text = 20'000;
constexpr std::size_t longest_code = 64;

/// Of what is pasted, other ends of lines than ours are harmless.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

}  // namespace

void check_line(std::string_view text, std::string_view what) {
  if (text::is_one_line(text, longest_line)) return;
  throw Error(Kind::usage, fmt::format("{} is empty, too long, or no single line", what),
              fmt::format("write one line of at most {} bytes", longest_line));
}

void check_optional_line(std::string_view text, std::string_view what) {
  if (!text.empty()) check_line(text, what);
}

void check_text(std::string_view text, std::string_view what) {
  const bool fits =
      text.size() <= longest_text && text::is_utf8(text) && std::ranges::none_of(text, is_control);
  if (fits) return;
  throw Error(Kind::usage, fmt::format("{} is too long, or holds a control character", what),
              fmt::format("write at most {} bytes of UTF-8", longest_text));
}

void check_outcome(std::string_view code) {
  if (!code.empty() && code.size() <= longest_code && code == text::slug(code)) return;
  throw Error(Kind::usage, fmt::format("'{}' is no outcome code", text::terminal_safe(code)),
              "a code is small letters, digits and '-', such as wants-to-help");
}

}  // namespace qlab::calls
