// SPDX-License-Identifier: Apache-2.0
#include "lib/world/recipe_template.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qlab::world {
namespace {

constexpr std::size_t first_of_header = mail_variables.size();
constexpr std::size_t first_of_attachment = first_of_header + header_variables.size();

template <class Names>
std::size_t position(const Names& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

}  // namespace

std::string_view Scope::value(std::size_t variable) const {
  if (variable < first_of_header) return mail.values.at(variable);
  if (variable < first_of_attachment) {
    if (header == nullptr) return {};
    return variable == first_of_header ? header->first : header->second;
  }
  if (attachment == nullptr) return {};
  if (variable == first_of_attachment) return attachment->name;
  return variable == first_of_attachment + 1 ? attachment->type : attachment->base64;
}

TextTemplate::TextTemplate(std::string_view text, const Account& account) {
  m_pieces.emplace_back();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_brace = text[i] == '{' || text[i] == '}';
    const bool is_doubled = text.substr(i, 2) == "{{" || text.substr(i, 2) == "}}";
    if (!is_brace || is_doubled) {
      m_pieces.back().literal += text[i];
      if (is_doubled) ++i;
      continue;
    }
    const auto end = text.find('}', i);
    add_variable(text.substr(i + 1, end - i - 1), account);
    i = end;
  }
}

void TextTemplate::add_variable(std::string_view name, const Account& account) {
  if (std::ranges::find(account_variables, name) != account_variables.end()) {
    m_pieces.back().literal += account(name);
    return;
  }
  auto variable = position(mail_variables, name);
  if (variable == mail_variables.size()) {
    const auto in_header = position(header_variables, name);
    variable = in_header < header_variables.size()
                   ? first_of_header + in_header
                   : first_of_attachment + position(attachment_variables, name);
  }
  m_pieces.back().variable = variable;
  m_pieces.emplace_back();
}

void TextTemplate::note_wanted(Wanted& wanted) const {
  for (const auto& piece : m_pieces) {
    if (piece.variable == none) continue;
    const auto variable = static_cast<MailVariable>(piece.variable);
    if (variable == MailVariable::raw) {
      wanted.raw = true;
    } else if (variable == MailVariable::raw_base64) {
      wanted.base64 = true;
    } else if (variable != MailVariable::key && variable != MailVariable::sender &&
               variable != MailVariable::recipient) {
      wanted.parts = true;
    }
  }
}

ValueTemplate value_template(const RecipeValue& value, const Account& account) {
  ValueTemplate made;
  made.shape = value.shape;
  if (value.shape == RecipeValue::Shape::text) made.text = TextTemplate(value.text, account);
  made.literal = value.text;
  if (!value.when.empty()) made.when = TextTemplate(fmt::format("{{{}}}", value.when), account);
  if (value.each == "header") made.each = ValueTemplate::Each::header;
  if (value.each == "attachment") made.each = ValueTemplate::Each::attachment;
  for (const auto& [name, inner] : value.inside) {
    made.inside.push_back({TextTemplate(name, account), value_template(inner, account)});
  }
  return made;
}

void note_wanted(const ValueTemplate& value, Wanted& wanted) {
  value.text.note_wanted(wanted);
  value.when.note_wanted(wanted);
  for (const auto& [name, inner] : value.inside) {
    name.note_wanted(wanted);
    note_wanted(inner, wanted);
  }
}

std::string filled(std::string_view text, const Account& account) {
  std::string out;
  const MailParts no_mail;
  (void)TextTemplate(text, account).fill({no_mail}, out);
  return out;
}

}  // namespace qlab::world
