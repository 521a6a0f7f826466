// SPDX-License-Identifier: Apache-2.0
// Unicode text without a locale: trimmed, compared, measured, and made harmless to show.
// Every function takes UTF-8; bytes that are not UTF-8 count as U+FFFD and never crash.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::text {

bool is_utf8(std::string_view bytes);

/// How many bytes at the start are whole, well-formed UTF-8 sequences.
std::size_t utf8_prefix(std::string_view bytes);

bool is_ascii(std::string_view text);

/// Well-formed, and every code point one that people can see or join letters with: no space,
/// control, format, private or unassigned one, and no U+FFFD.
bool is_graphic(std::string_view text);

/// Without white space at both ends: ASCII, no-break space, BOM and the other Unicode spaces.
std::string_view trim(std::string_view text);

/// NFC and case-folded: two spellings of one address or tag compare equal.
std::string fold(std::string_view text);

/// Folded, without accents, one apostrophe and one hyphen for all: "o'neill" finds "Ó’Neill".
std::string fold_for_search(std::string_view text);

/// What tags, headers and query values are compared by: folded for search, each run of anything but
/// letters and digits one hyphen. "Northern Ireland" is "northern-ireland".
std::string slug(std::string_view text);

/// The pieces are views: the text must outlive them, which a temporary would not.
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split(std::string&& text, char separator) = delete;
std::string join(std::span<const std::string> parts, std::string_view separator);

/// Columns on a terminal: the widest code point of each grapheme, without asking a locale.
std::size_t width(std::string_view text);

/// At most this many columns, the last of them an ellipsis where something was cut.
std::string cut(std::string_view text, std::size_t columns);

/// A line break of any kind, a tab, or another control character; not a mark of writing direction.
bool has_control(std::string_view text);

/// Each run of blanks and such characters is one blank, and none stands at the ends.
std::string in_one_line(std::string_view text);

/// Foreign text for a terminal or a log: control characters, escape sequences and bidirectional
/// controls (Unicode TR 36) appear as <U+001B>; line breaks and tabs as \n and \t.
std::string terminal_safe(std::string_view text);

/// The same for a text of several lines: its line ends stay.
std::string terminal_safe_lines(std::string_view text);

/// The candidate most like the word, or nothing where none is close (a third of its letters
/// differ).
std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates);

/// "did you mean 'anna'?", or an empty hint.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace qlab::text
