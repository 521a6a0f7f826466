// SPDX-License-Identifier: Apache-2.0
#include "lib/members/typed_text.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::members {

std::string_view require_one_line(std::string_view field, std::string_view text) {
  const auto line = text::trim(text);
  if (!text::is_utf8(line)) {
    throw Error(Kind::usage,
                fmt::format("the {} is not UTF-8: '{}'", field, text::terminal_safe(line)),
                "type it on a terminal whose encoding is UTF-8, or bring it in with "
                "'qlab members import'");
  }
  if (text::has_control(line)) {
    throw Error(Kind::usage,
                fmt::format("the {} holds a line break or another control character: '{}'", field,
                            text::terminal_safe(line)),
                "write it in one line, without tabs");
  }
  return line;
}

}  // namespace qlab::members
