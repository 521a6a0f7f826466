// SPDX-License-Identifier: Apache-2.0
// The files that letters are made from: built in, or of a folder over them, and the partials that
// they name. Only for lib/mail/template.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::mail {

/// The endings of the parts of a letter, and that of what several of them share.
inline constexpr std::string_view subject_ending = ".subject";
inline constexpr std::string_view text_ending = ".txt";
inline constexpr std::string_view html_ending = ".html";
inline constexpr std::string_view partial_ending = ".mustache";

struct Source {
  std::string place;  ///< a file, or the bare name of a built-in template
  std::string text;
};

/// By the name of the file.
using Sources = std::map<std::string, Source, std::less<>>;

Sources built_in_sources();

/// Puts the templates of a folder over those that are there. Throws config where it is absent.
void add_folder(Sources& sources, const std::filesystem::path& folder);

/// A template with each {{> name}} replaced by the file name.mustache, so that it is parsed once
/// for all mails. A partial that is not there stays as it is written.
struct Expanded {
  std::string text;
  std::vector<Source> pieces;  ///< the file itself, and the partials in it
};

/// Throws data where partials name each other without end.
Expanded expand(const Sources& sources, const Source& source);

}  // namespace qlab::mail
