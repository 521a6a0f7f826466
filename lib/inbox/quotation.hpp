// SPDX-License-Identifier: Apache-2.0
// Where a mail that somebody answers begins in their answer, in the languages and layouts of mail
// programs.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace qlab::inbox {

/// In small ASCII letters, without the blanks around and the stars of text that was bold.
std::string plain_line(std::string_view line);

/// ">" stands in front of it.
bool is_quoted(std::string_view line);

/// How many lines from here on say "On Monday, Gwen <gwen@example.org> wrote:" in any language. 0
/// where they do not, and where only later ones do.
std::size_t announcement(std::span<const std::string_view> lines, std::size_t at);

enum class Above { nothing, their_own };

/// Whether the lines from here on, which are announced, are a quotation without marks, as Yahoo and
/// AOL write it. What stands between an announcement and marked lines is an answer, where there is
/// none above.
bool is_unmarked_quotation(std::span<const std::string_view> lines, std::size_t at, Above above);

/// The head of a mail that stands below, as Outlook writes it: who wrote it, and more lines of
/// when, to whom and about what; or a line of dashes around "Original Message".
bool opens_header(std::span<const std::string_view> lines, std::size_t at);

}  // namespace qlab::inbox
