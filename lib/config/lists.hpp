// SPDX-License-Identifier: Apache-2.0
// Tables of lists of texts: which words of other people's files stand for each of ours.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/config/document.hpp"

namespace qlab::config {

/// Reads {yes = ["Yes", "Agree"], no = "No"}. Throws error_at for a word that is none of these,
/// with the nearest, and for what is neither a text nor a list of texts.
std::map<std::string, std::vector<std::string>> read_lists(const toml::table& table,
                                                           std::span<const std::string_view> words,
                                                           const Source& source);

/// As an inline table; nothing where there are none.
std::string show_lists(const std::map<std::string, std::vector<std::string>>& lists);

/// A basic string of TOML: quotes, backslashes and control characters escaped.
std::string basic_string(std::string_view text);

}  // namespace qlab::config
