// SPDX-License-Identifier: Apache-2.0
// A scenario as a Markdown file: between two lines of --- its slug, title and order, then its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/position.hpp"

namespace qlab::scenarios {

/// A file of somebody's; what it does not say is nothing.
struct MarkdownFile {
  std::optional<std::string> slug;
  std::optional<std::string> title;
  std::optional<std::int64_t> order;  ///< from 1
  std::string body;                   ///< without the empty lines around it, with one line end
};

/// Reads one; a text without front matter is body alone. Values are plain, or quoted as YAML has
/// it. Throws data with source:line:column for what is not understood. The text is UTF-8.
MarkdownFile read_markdown(std::string_view text, std::string_view source);

/// Writes one that read_markdown() reads the same again.
std::string write_markdown(const MarkdownFile& file);

}  // namespace qlab::scenarios
