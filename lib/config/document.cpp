// SPDX-License-Identifier: Apache-2.0
#include "lib/config/document.hpp"

#include <fmt/format.h>

#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::config {
namespace {

constexpr std::size_t largest_file = 1 << 20;

/// toml++ bounds the nesting of values but not the dots of a key (a.a.a...), and takes deep tables
/// apart recursively: unbounded dots would exhaust the stack.
constexpr int most_dots_in_a_line = 64;

void refuse_deep_keys(std::string_view text, const Source& source) {
  toml::source_position here{1, 1};
  int dots = 0;
  char previous = '\n';
  for (const char c : text) {
    if (c == '.' && previous != '.' && ++dots > most_dots_in_a_line) {
      throw error_at(source, here, "keys nest too deeply in this line");
    }
    ++here.column;
    if (c == '\n') {
      here = {here.line + 1, 1};
      dots = 0;
    }
    previous = c;
  }
}

/// What toml++ says, without the characters it saw.
std::string description(const toml::parse_error& error) {
  auto words = error.description();
  words = words.substr(0, words.find(", saw "));
  constexpr std::string_view opening = "Error while ";
  if (words.starts_with(opening)) words.remove_prefix(opening.size());
  return fmt::format("invalid TOML: {}", text::fold(words));
}

}  // namespace

Error error_at(const Source& source, toml::source_position position, std::string_view message,
               std::string hint) {
  auto place = text::terminal_safe(source.name);
  if (source.kind == Kind::config && !place.empty()) {
    place += fmt::format(":{}:{}", position.line, position.column);
  }
  const auto* separator = place.empty() ? "" : ": ";
  return {source.kind, fmt::format("{}{}{}", place, separator, message), std::move(hint)};
}

std::optional<std::string> read_text(const std::filesystem::path& file, Absent absent) {
  // Looked for first: to throw and catch takes as long as a command has for its start.
  std::error_code ignored;
  const bool may_miss = absent == Absent::is_fine;
  if (may_miss &&
      std::filesystem::status(file, ignored).type() == std::filesystem::file_type::not_found)
    return {};
  try {
    return read_file(file, largest_file);
  } catch (const Error& error) {
    if (error.kind() == Kind::not_found && may_miss) return {};
    throw Error(Kind::config, error.what(), error.hint());
  }
}

toml::table parse(std::string_view text, const Source& source) {
  refuse_deep_keys(text, source);
  try {
    return toml::parse(text, std::string_view(source.name));
  } catch (const toml::parse_error& error) {
    throw error_at(source, error.source().begin, description(error));
  }
}

}  // namespace qlab::config
