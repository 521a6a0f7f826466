// SPDX-License-Identifier: Apache-2.0
#include "lib/config/lists.hpp"

#include <fmt/format.h>

#include "lib/config/recipe_table.hpp"
#include "lib/core/text.hpp"

namespace qlab::config {
namespace {

std::string quoted_list(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const auto& text : texts) quoted.push_back(basic_string(text));
  return fmt::format("[{}]", text::join(quoted, ", "));
}

}  // namespace

std::map<std::string, std::vector<std::string>> read_lists(const toml::table& table,
                                                           std::span<const std::string_view> words,
                                                           const Source& source) {
  const RecipeTable fields(table, source);
  fields.allow(words);
  std::map<std::string, std::vector<std::string>> lists;
  for (const auto& [key, node] : table) {
    auto texts = fields.texts(key.str(), {});
    if (!texts.empty()) lists[std::string(key.str())] = std::move(texts);
  }
  return lists;
}

std::string show_lists(const std::map<std::string, std::vector<std::string>>& lists) {
  std::vector<std::string> entries;
  for (const auto& [word, texts] : lists) {
    entries.push_back(fmt::format("{} = {}", word, quoted_list(texts)));
  }
  return entries.empty() ? std::string() : fmt::format("{{{}}}", text::join(entries, ", "));
}

std::string basic_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (code < 0x20 || code == 0x7F) {
      out += fmt::format("\\u{:04X}", code);
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace qlab::config
