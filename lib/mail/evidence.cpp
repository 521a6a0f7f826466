// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/evidence.hpp"

#include <fmt/format.h>

#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

constexpr std::size_t longest = 300;

}  // namespace

std::string evidence_text(std::string_view source, std::size_t line, std::string_view words) {
  auto text = fmt::format("{}:{}: {}", text::terminal_safe(source), line,
                          text::terminal_safe(words.substr(0, longest)));
  if (text.size() > longest) text.resize(text::utf8_prefix(text.substr(0, longest)));
  return text;
}

}  // namespace qlab::mail
