// SPDX-License-Identifier: Apache-2.0
// One value changed in the text of a qlab.toml; every other byte, comments included, stays.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace qlab::config {

/// Returns the text with the key set: its value replaced, or the key put below its commented-out
/// line or at the end of its section, or the section added. The result reads back as meant and
/// every other key as before. Throws usage where the key or value does not fit, and config where
/// the text (the file names it in messages) is invalid or too unusual to edit.
std::string set(std::string_view text, const std::filesystem::path& file, std::string_view key,
                std::string_view typed);

/// Sets the key in the file as set() does, and keeps who may read it; a link stays a link. A file
/// that is absent is made, with its folder, for its owner only. Throws io where it cannot be
/// written.
void set_in_file(const std::filesystem::path& file, std::string_view key, std::string_view typed);

}  // namespace qlab::config
