// SPDX-License-Identifier: Apache-2.0
// One table of a recipe, read field by field; whatever does not fit is named with its place.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/config/document.hpp"

namespace qlab::config {

using Names = std::span<const std::string_view>;

/// Views of a parsed text and its source, which must outlive it. A field that is absent is empty.
class RecipeTable {
 public:
  RecipeTable(const toml::table& table, const Source& source) : m_table(table), m_source(source) {}

  [[nodiscard]] const toml::table& fields() const { return m_table; }
  [[nodiscard]] const toml::node* find(std::string_view name) const { return m_table.get(name); }

  /// Throws for a field that is not one of these, with the nearest.
  void allow(Names names) const;

  /// A text whose {variables} are among those allowed; {{ and }} stand for braces.
  [[nodiscard]] std::string text(std::string_view name, Names variables) const;

  /// Texts and whole numbers, as texts; one that stands alone is a list of one.
  [[nodiscard]] std::vector<std::string> texts(std::string_view name, Names variables) const;

  [[nodiscard]] std::size_t number(std::string_view name, std::size_t least, std::size_t most,
                                   std::size_t absent) const;

  /// The position of the word; the first where the field is absent.
  [[nodiscard]] std::size_t choice(std::string_view name, Names words) const;

  /// Throws where the field is absent or no table.
  [[nodiscard]] RecipeTable table(std::string_view name) const;
  [[nodiscard]] RecipeTable within(const toml::table& inner) const { return {inner, m_source}; }
  [[nodiscard]] std::vector<RecipeTable> tables(std::string_view name) const;

  /// Throws where a text names a variable that is not among these or leaves a brace open.
  void check_variables(std::string_view text, Names variables, const toml::node& at) const;

  [[noreturn]] void refuse(const toml::node& at, std::string_view message,
                           std::string hint = {}) const;
  [[noreturn]] void refuse(std::string_view message) const { refuse(m_table, message); }

 private:
  const toml::table& m_table;
  const Source& m_source;
};

}  // namespace qlab::config
