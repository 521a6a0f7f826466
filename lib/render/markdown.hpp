// SPDX-License-Identifier: Apache-2.0
// Markdown that people wrote, shown on our pages: parsed by cmark and tamed. Raw HTML and images
// are gone, of the links only http and https are left, headings fit below ours.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace qlab::render {

/// What is longer is cut here: nobody reads it, and a page must stay a page.
inline constexpr std::size_t markdown_limit = std::size_t{128} * 1024;

/// Rewrites a piece of text that will be shown; what it returns is never markup.
using Rewrite = std::function<std::string(std::string_view)>;

/// Renders as HTML that is also well-formed XML; the highest heading gets this level (1 to 6).
std::string markdown_to_html(std::string_view source, int top_heading);

/// Renders as CommonMark of the same meaning, tamed, for a document whose own headings end above
/// this level. A paragraph that the rewrite changes loses its emphasis and links; a link whose
/// address it changes stays as text.
std::string tame_markdown(std::string_view source, int top_heading, const Rewrite& rewrite = {});

/// The words alone, one line per paragraph, without what tame_markdown() drops.
std::string markdown_words(std::string_view source);

/// Foreign text for a Markdown document: shown as it is, never read as markup or as a link.
std::string escape_markdown(std::string_view text);

}  // namespace qlab::render
