// SPDX-License-Identifier: Apache-2.0
// Lets a person write a text in their editor.
#pragma once

#include <string>
#include <string_view>

namespace qlab::cmd {

/// The text as the editor, a shell's command line, leaves it in a file of its owner's alone. The
/// ending, ".md", tells the editor what it is. Throws failed where the editor does.
std::string edit(const std::string& editor, std::string_view text, std::string_view ending);

}  // namespace qlab::cmd
