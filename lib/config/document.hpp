// SPDX-License-Identifier: Apache-2.0
// One TOML text, read and parsed with bounds, and the words for what is wrong at a place in it.
// Only lib/config includes this: it is the door to toml++.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/error.hpp"

namespace qlab::config {

/// Where values come from: a file, or a flag or variable that stands above all files.
struct Source {
  std::string name;              ///< "/etc/qlab/qlab.toml", "--store"; empty: no place is named
  std::filesystem::path folder;  ///< what relative paths start from; empty: they stay as they are
  std::filesystem::path home;    ///< what ~/ stands for
  Kind kind = Kind::config;      ///< of the errors: config, with line and column; usage, without
};

/// Makes the error "file:line:column: message".
Error error_at(const Source& source, toml::source_position position, std::string_view message,
               std::string hint = {});

enum class Absent { is_fine, is_an_error };

/// Reads a configuration file of at most 1 MB; nothing where it is absent and that is fine. Throws
/// config, whatever keeps it from being read.
std::optional<std::string> read_text(const std::filesystem::path& file, Absent absent);

/// Parses a whole text. Throws error_at where it is no TOML or nests too deeply; never repeats
/// a value, which could be a secret.
toml::table parse(std::string_view text, const Source& source);

}  // namespace qlab::config
