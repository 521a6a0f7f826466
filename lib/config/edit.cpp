// SPDX-License-Identifier: Apache-2.0
#include "lib/config/edit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/config/layer.hpp"
#include "lib/config/value.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::config {
namespace {

struct Name {
  std::string_view section;
  std::string_view word;
};

Name split_name(const Key& key) {
  const auto dot = key.name.find('.');
  return {key.name.substr(0, dot), key.name.substr(dot + 1)};
}

/// toml++ counts lines from 1.
std::size_t offset_of_line(std::string_view text, toml::source_index line) {
  std::size_t offset = 0;
  for (; line > 1 && offset < text.size(); --line) {
    const auto end = text.find('\n', offset);
    offset = end == std::string_view::npos ? text.size() : end + 1;
  }
  return offset;
}

/// toml++ counts columns in code points from 1.
std::size_t offset_of(std::string_view text, toml::source_position position) {
  auto offset = offset_of_line(text, position.line);
  for (auto column = position.column; column > 1 && offset < text.size(); --column) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) {
      ++offset;
    }
  }
  return offset;
}

std::string replace(std::string_view text, const toml::source_region& region,
                    std::string_view literal) {
  const auto begin = offset_of(text, region.begin);
  const auto end = offset_of(text, region.end);
  return fmt::format("{}{}{}", text.substr(0, begin), literal, text.substr(end));
}

bool is_commented_out(std::string_view line, std::string_view word) {
  line = text::trim(line);
  if (!line.starts_with('#')) return false;
  line = text::trim(line.substr(1));
  return line.starts_with(word) && text::trim(line.substr(word.size())).starts_with('=');
}

/// The line below which a new key belongs.
toml::source_index line_for(std::string_view text, const toml::table& section,
                            std::string_view word) {
  const auto lines = text::split(text, '\n');
  const auto first = section.source().begin.line;
  for (std::size_t i = first; i < lines.size() && !text::trim(lines[i]).starts_with('['); ++i) {
    if (is_commented_out(lines[i], word)) return static_cast<toml::source_index>(i + 1);
  }
  auto last = first;
  for (const auto& [key, node] : section) last = std::max(last, node.source().end.line);
  return last;
}

std::string edit(std::string_view text, const toml::table& table, const Name& name,
                 std::string_view literal) {
  const auto value = table[name.section][name.word];
  if (value) return replace(text, value.node()->source(), literal);

  const auto* newline = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  const auto line = fmt::format("{} = {}{}", name.word, literal, newline);
  std::string whole(text);
  if (!whole.empty() && !whole.ends_with('\n')) whole += newline;
  const auto* section = table.get_as<toml::table>(name.section);
  if (section) {
    return whole.insert(offset_of_line(whole, line_for(text, *section, name.word) + 1), line);
  }
  if (!whole.empty()) whole += newline;
  return fmt::format("{}[{}]{}{}", whole, name.section, newline, line);
}

bool reads_as(std::string_view text, Config expected) {
  const Source source;
  Config config;
  try {
    apply(parse(text, source), source, config);
  } catch (const Error&) {
    return false;  // the place of a mistake in a text that is never written helps nobody
  }
  return std::ranges::all_of(
      keys(), [&](const Key& key) { return show_value(key, config) == show_value(key, expected); });
}

}  // namespace

std::string set(std::string_view text, const std::filesystem::path& file, std::string_view key,
                std::string_view typed) {
  const auto& known = key_named(key);
  // Without a folder: paths are compared as they are written.
  const Source source{file.string(), {}, {}, Kind::config};
  const auto table = parse(text, source);
  Config expected;
  apply(table, source, expected);
  read_typed(known, typed, {"", {}, {}, Kind::usage}, expected);
  auto edited = edit(text, table, split_name(known), to_toml(known, typed));
  if (reads_as(edited, std::move(expected))) return edited;
  throw Error(Kind::config,
              fmt::format("'{}' is written so that '{}' cannot be set in it", file.string(), key),
              "change it in an editor");
}

void set_in_file(const std::filesystem::path& file, std::string_view key, std::string_view typed) {
  const auto target = std::filesystem::weakly_canonical(file);
  const auto text = read_text(target, Absent::is_fine);
  const auto edited = set(text.value_or(""), file, key, typed);
  if (!text) {
    if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path());
    write_file(target, edited);
    return;
  }
  const auto mode = std::filesystem::status(target).permissions();
  write_file(target, edited);
  std::filesystem::permissions(target, mode);
}

}  // namespace qlab::config
