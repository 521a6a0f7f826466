// SPDX-License-Identifier: Apache-2.0
// Long results on a terminal, one screen after the other.
#pragma once

#include <string>
#include <string_view>

namespace qlab::cmd {

/// Writes the text to standard output, a terminal; through the pager, a shell's command line, where
/// it has more lines than the screen. "cat" or one that cannot start is none. A pager that is left
/// early is no error.
void show_paged(std::string_view text, const std::string& pager);

}  // namespace qlab::cmd
