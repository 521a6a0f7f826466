// SPDX-License-Identifier: Apache-2.0
// What the readers of mails share: which fields are kept, and how foreign bytes become text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lib/inbox/mail.hpp"

namespace qlab::world {

/// What is longer says nothing more.
inline constexpr std::size_t largest_text = std::size_t{1} << 20;
inline constexpr std::size_t longest_header = std::size_t{64} << 10;
inline constexpr int most_headers = 1000;

/// ASCII letters alone.
std::string lower(std::string_view text);
std::string upper(std::string_view text);

bool has_cr(std::string_view bytes);

/// LF at the end of every line. A lone CR ends one where nothing else does.
std::string with_lf(std::string_view bytes);

/// What the bytes are where the mail does not say, or lies: UTF-8, whose characters may be folded,
/// ISO-2022-JP by its escapes, else Windows-1252, in which every byte is some letter.
std::string guessed_utf8(std::string_view bytes);

/// By the name of a charset, which may be empty, unknown or wrong.
std::string as_utf8(std::string_view bytes, std::string_view charset);

/// Those of one From, as it stands in the mail.
void add_authors(std::string_view from, inbox::Mail& mail);

/// Fields of the way here and of filters: most of a header, and nobody asks them. The name is in
/// lower case.
bool is_idle(std::string_view name);

}  // namespace qlab::world
