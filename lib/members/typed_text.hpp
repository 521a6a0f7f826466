// SPDX-License-Identifier: Apache-2.0
// What staff type about a member is one line. The import keeps the lines of a cell as they are: a
// file holds what another program let people write, and a slip of the hand looks different.
#pragma once

#include <string_view>

namespace qlab::members {

/// The text without white space at its ends. Throws usage, naming the field, where it is not UTF-8
/// or holds a line break, a tab or another control character. Marks of writing direction, which
/// names from right to left need, are none.
std::string_view require_one_line(std::string_view field, std::string_view text);

}  // namespace qlab::members
