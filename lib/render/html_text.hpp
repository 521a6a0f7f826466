// SPDX-License-Identifier: Apache-2.0
// The words of foreign HTML, for showing them without any of its markup.
#pragma once

#include <string>
#include <string_view>

namespace qlab::render {

/// Takes out tags, comments and the insides of script and style; paragraphs and breaks become new
/// lines, entities become their characters. What it returns is foreign text like any other.
std::string text_of_html(std::string_view html);

}  // namespace qlab::render
