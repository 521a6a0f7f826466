// SPDX-License-Identifier: Apache-2.0
#include "lib/config/layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/config/value.hpp"
#include "lib/core/text.hpp"

namespace qlab::config {
namespace {

bool names_a_secret(std::string_view key) {
  constexpr std::array<std::string_view, 5> words{"password", "passphrase", "token", "secret",
                                                  "api_key"};
  const auto folded = text::fold(key);
  if (folded.ends_with("_command") || folded.ends_with("_file")) return false;
  return std::ranges::any_of(words,
                             [&](auto word) { return folded.find(word) != std::string::npos; });
}

bool others_can_read(const std::filesystem::path& file) {
  using std::filesystem::perms;
  std::error_code ignored;  // a file that is gone again has no readers
  const auto mode = std::filesystem::status(file, ignored).permissions();
  return !ignored && (mode & (perms::group_read | perms::others_read)) != perms::none;
}

/// Looks deeper than any key of ours lies; what lies deeper still is refused as unknown.
void refuse_secrets(const toml::table& table, const Source& source, int levels = 4) {
  for (const auto& [key, node] : table) {
    if (const auto* inner = node.as_table(); inner && levels > 0) {
      refuse_secrets(*inner, source, levels - 1);
    } else if (names_a_secret(key.str())) {
      std::string hint = "use password_command or password_file instead";
      if (others_can_read(source.name)) {
        hint += ", and change the secret: others can read this file";
      }
      throw error_at(source, key.source().begin,
                     fmt::format("'{}' would be a secret in the configuration",
                                 text::terminal_safe(key.str())),
                     std::move(hint));
    }
  }
}

std::vector<std::string_view> sections() {
  std::vector<std::string_view> names;
  for (const auto& key : keys()) {
    const auto section = key.name.substr(0, key.name.find('.'));
    if (names.empty() || names.back() != section) names.push_back(section);
  }
  return names;
}

[[noreturn]] void refuse_outside_sections(const toml::key& key, const toml::node& node,
                                          const Source& source) {
  const auto name = text::terminal_safe(key.str());
  const auto names = sections();
  const bool is_section = std::ranges::find(names, key.str()) != names.end();
  const auto at = key.source().begin;
  if (is_section) throw error_at(source, at, fmt::format("'{0}' must be a section, [{0}]", name));
  if (!node.is_table()) {
    throw error_at(source, at, fmt::format("unknown key '{}'", name), nearest_key(key.str()));
  }
  throw error_at(source, at, fmt::format("unknown section '{}'", name),
                 text::did_you_mean(key.str(), names));
}

}  // namespace

Lines apply(const toml::table& table, const Source& source, Config& config) {
  refuse_secrets(table, source);
  const auto names = sections();
  Lines lines;
  for (const auto& [section, node] : table) {
    const bool is_known = std::ranges::find(names, section.str()) != names.end();
    if (!is_known || !node.is_table()) refuse_outside_sections(section, node, source);
    for (const auto& [word, value] : *node.as_table()) {
      const auto name = fmt::format("{}.{}", section.str(), word.str());
      const auto* key = find_key(name);
      if (!key) {
        throw error_at(source, word.source().begin,
                       fmt::format("unknown key '{}'", text::terminal_safe(name)),
                       nearest_key(name));
      }
      read_value(*key, value, source, config);
      lines[key->name] = value.source().begin.line;
    }
  }
  return lines;
}

}  // namespace qlab::config
