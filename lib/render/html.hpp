// SPDX-License-Identifier: Apache-2.0
// Foreign text on its way into a page: first made harmless, then escaped (html::escaped). Whatever
// a page shows goes through here, so that no element, attribute or link can come from what people
// typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qlab::render {

/// Without what no reader should meet: control and bidirectional control characters, invisible tag
/// characters, code points that XML forbids. Line breaks stay, tabs become spaces, bytes that are
/// not UTF-8 become U+FFFD.
std::string plain(std::string_view text);

/// plain() on one line: every run of white space is one space, none at the ends.
std::string one_line(std::string_view text);

/// 12,345.
std::string grouped(std::int64_t number);

}  // namespace qlab::render
