// SPDX-License-Identifier: Apache-2.0
#include "lib/config/recipe_message.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/config/valid.hpp"
#include "lib/core/recipe_variables.hpp"

namespace qlab::config {
namespace {

class Reader {
 public:
  explicit Reader(Recipe::Body body) : m_body(body) {
    for (const auto name : mail_variables) {
      // Bytes of any kind fit into a form, not into JSON.
      if (name != "raw" || body == Recipe::Body::form) m_variables.push_back(name);
    }
    // The credentials never stand in a body.
    m_variables.insert(m_variables.end(), account_variables.begin() + 1, account_variables.end());
  }

  RecipeValue read(const toml::node& node, const RecipeTable& table) {
    if (const auto* list = node.as_array()) return read_list(*list, table);
    if (const auto* inner = node.as_table()) return read_table(table.within(*inner));
    RecipeValue value;
    value.shape = RecipeValue::Shape::literal;
    if (const auto* text = node.as_string()) {
      table.check_variables(text->get(), m_variables, node);
      value.shape = RecipeValue::Shape::text;
      value.text = text->get();
    } else if (const auto* number = node.as_integer()) {
      value.text = fmt::to_string(number->get());
    } else if (const auto* flag = node.as_boolean()) {
      value.text = flag->get() ? "true" : "false";
    } else {
      table.refuse(node,
                   "a message is made of texts, whole numbers, true, false, lists and tables");
    }
    return value;
  }

  RecipeValue read_table(const RecipeTable& table) {
    constexpr std::array<std::string_view, 2> rounds{"header", "attachment"};
    RecipeValue value;
    const auto outer = m_variables;
    if (table.find("if") != nullptr) {
      value.when = table.text("if", {});
      check_known(value.when, table);
    }
    if (table.find("each") != nullptr) {
      value.each = rounds.at(table.choice("each", rounds));
      const Names more =
          value.each == "header" ? Names(header_variables) : Names(attachment_variables);
      m_variables.insert(m_variables.end(), more.begin(), more.end());
    }
    for (const auto& [key, node] : table.fields()) {
      if (key.str() == "if" || key.str() == "each") continue;
      table.check_variables(key.str(), m_variables, node);
      value.inside.push_back({std::string(key.str()), read(node, table)});
    }
    m_variables = outer;
    return value;
  }

  /// A form has fields of text, and files: tables with 'file', 'type' and 'value'.
  void check_form(const RecipeTable& table, const RecipeValue& message) const {
    if (m_body != Recipe::Body::form) return;
    constexpr std::array<std::string_view, 3> parts{"file", "type", "value"};
    for (const auto& [name, value] : message.inside) {
      const auto& node = *table.find(name);
      if (value.shape == RecipeValue::Shape::list) table.refuse(node, "a form holds no list");
      if (value.shape != RecipeValue::Shape::table) continue;
      const auto file = table.within(*node.as_table());
      file.allow(parts);
      for (const auto part : {"file", "type", "value"}) {
        if (file.find(part) == nullptr) file.refuse("a file needs 'file', 'type' and 'value'");
      }
    }
  }

 private:
  RecipeValue read_list(const toml::array& list, const RecipeTable& table) {
    RecipeValue value;
    value.shape = RecipeValue::Shape::list;
    for (const auto& one : list) value.inside.push_back({"", read(one, table)});
    return value;
  }

  void check_known(std::string_view variable, const RecipeTable& table) const {
    table.check_variables(fmt::format("{{{}}}", variable), m_variables, *table.find("if"));
  }

  Recipe::Body m_body;
  std::vector<std::string_view> m_variables;
};

}  // namespace

RecipeValue read_message(const RecipeTable& table, Recipe::Body body) {
  Reader reader(body);
  auto message = reader.read_table(table);
  reader.check_form(table, message);
  return message;
}

}  // namespace qlab::config
