// SPDX-License-Identifier: Apache-2.0
// The words of an HTML mail, for those who read no HTML. Not for showing: nothing is made safe.
#pragma once

#include <string>
#include <string_view>

namespace qlab::inbox {

/// Whether each line of a quotation begins with "> ".
enum class Quotations { as_text, marked };

/// Text without tags, comments, styles and scripts; blocks, cells and breaks end a line, and
/// nothing else does. An address in angle brackets is text.
std::string text_of_html(std::string_view html, Quotations quotations = Quotations::as_text);

}  // namespace qlab::inbox
