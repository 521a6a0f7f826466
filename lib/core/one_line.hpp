// SPDX-License-Identifier: Apache-2.0
// What a title, a name or a reason can be, whichever noun it belongs to.
#pragma once

#include <cstddef>
#include <string_view>

namespace qlab::text {

/// Whether it is UTF-8 of at most so many bytes, not blank, and holds no line break of any kind, no
/// tab and no other control character.
bool is_one_line(std::string_view text, std::size_t longest);

}  // namespace qlab::text
