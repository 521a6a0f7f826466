// SPDX-License-Identifier: Apache-2.0
// Lets a person change a text in their editor.
#pragma once

#include <string>
#include <string_view>

namespace qlab::cmd {

class Context;

/// Whether a person sits at the terminal who could use one.
bool can_edit(const Context& context);

/// Writes the text to a file that only its owner can read, runs $QLAB_EDITOR, $VISUAL or $EDITOR on
/// it, else vi, and returns what the file says then; it is gone afterwards. Throws failed where no
/// editor can be run or it says that it failed, data where what is left is no UTF-8 text.
std::string edited(Context& context, std::string_view text, std::string_view name);

}  // namespace qlab::cmd
