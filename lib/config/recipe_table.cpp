// SPDX-License-Identifier: Apache-2.0
#include "lib/config/recipe_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/config/valid.hpp"
#include "lib/core/text.hpp"

namespace qlab::config {

void RecipeTable::allow(Names names) const {
  for (const auto& [key, node] : m_table) {
    if (std::ranges::find(names, key.str()) != names.end()) continue;
    throw error_at(m_source, key.source().begin,
                   fmt::format("unknown key '{}'", text::terminal_safe(key.str())),
                   text::did_you_mean(key.str(), names));
  }
}

void RecipeTable::check_variables(std::string_view text, Names variables,
                                  const toml::node& at) const {
  if (!text::is_utf8(text)) refuse(at, "a recipe is UTF-8 text");
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') continue;
    if (text.substr(i, 2) == "{{" || text.substr(i, 2) == "}}") {
      ++i;
      continue;
    }
    const auto end = text.find('}', i);
    if (text[i] == '}' || end == std::string_view::npos) {
      refuse(at, "a brace stands alone", "write {{ or }} for a brace that is no variable");
    }
    const auto name = text.substr(i + 1, end - i - 1);
    if (std::ranges::find(variables, name) == variables.end()) {
      refuse(at, fmt::format("no variable is called '{}' here", text::terminal_safe(name)),
             text::did_you_mean(name, variables));
    }
    i = end;
  }
}

std::string RecipeTable::text(std::string_view name, Names variables) const {
  const auto* node = find(name);
  if (node == nullptr) return {};
  const auto* value = node->as_string();
  if (value == nullptr || !is_line(value->get())) {
    refuse(*node, fmt::format("'{}' must be text without control characters", name));
  }
  check_variables(value->get(), variables, *node);
  return value->get();
}

std::vector<std::string> RecipeTable::texts(std::string_view name, Names variables) const {
  std::vector<std::string> all;
  const auto* node = find(name);
  if (node == nullptr) return all;
  const auto take = [&](const toml::node& one) {
    if (const auto* number = one.as_integer()) {
      all.push_back(fmt::to_string(number->get()));
    } else if (const auto* value = one.as_string(); value != nullptr && is_line(value->get())) {
      check_variables(value->get(), variables, one);
      all.push_back(value->get());
    } else {
      refuse(one, fmt::format("'{}' must be a list of texts", name));
    }
  };
  if (const auto* list = node->as_array()) {
    for (const auto& one : *list) take(one);
  } else {
    take(*node);
  }
  return all;
}

std::size_t RecipeTable::number(std::string_view name, std::size_t least, std::size_t most,
                                std::size_t absent) const {
  const auto* node = find(name);
  if (node == nullptr) return absent;
  const auto* value = node->as_integer();
  const auto number = value == nullptr ? -1 : value->get();
  if (number < 0 || static_cast<std::size_t>(number) < least ||
      static_cast<std::size_t>(number) > most) {
    refuse(*node, fmt::format("'{}' must be a whole number from {} to {}", name, least, most));
  }
  return static_cast<std::size_t>(number);
}

std::size_t RecipeTable::choice(std::string_view name, Names words) const {
  const auto* node = find(name);
  if (node == nullptr) return 0;
  const auto word = text(name, {});
  const auto found = std::ranges::find(words, std::string_view(word));
  if (found == words.end()) {
    refuse(*node, fmt::format("'{}' must be one of {}", name, fmt::join(words, ", ")),
           text::did_you_mean(word, words));
  }
  return static_cast<std::size_t>(found - words.begin());
}

RecipeTable RecipeTable::table(std::string_view name) const {
  const auto* node = find(name);
  if (node == nullptr) refuse(fmt::format("a recipe needs a section [{}]", name));
  if (!node->is_table()) refuse(*node, fmt::format("'{}' must be a section", name));
  return {*node->as_table(), m_source};
}

std::vector<RecipeTable> RecipeTable::tables(std::string_view name) const {
  std::vector<RecipeTable> all;
  const auto* node = find(name);
  if (node == nullptr) return all;
  if (!node->is_array()) refuse(*node, fmt::format("'{}' must be a list of tables", name));
  for (const auto& one : *node->as_array()) {
    if (!one.is_table()) refuse(one, fmt::format("'{}' must be a list of tables", name));
    all.emplace_back(*one.as_table(), m_source);
  }
  return all;
}

void RecipeTable::refuse(const toml::node& at, std::string_view message, std::string hint) const {
  throw error_at(m_source, at.source().begin, message, std::move(hint));
}

}  // namespace qlab::config
