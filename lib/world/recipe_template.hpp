// SPDX-License-Identifier: Apache-2.0
// The texts and values of a recipe, made ready to be filled in for many mails.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/core/recipe.hpp"
#include "lib/core/recipe_variables.hpp"
#include "lib/world/mail_parts.hpp"

namespace qlab::world {

/// What an {account} variable stands for.
using Account = std::function<std::string(std::string_view variable)>;

/// One mail, and the header or attachment of the present round.
struct Scope {
  const MailParts& mail;
  const std::pair<std::string, std::string>* header = nullptr;
  const Attachment* attachment = nullptr;

  /// Empty where the mail has none. The variable is a position in mail_variables, behind which
  /// stand header_variables and attachment_variables.
  [[nodiscard]] std::string_view value(std::size_t variable) const;
};

/// A text with variables in it.
class TextTemplate {
 public:
  TextTemplate() = default;
  TextTemplate(std::string_view text, const Account& account);

  /// False where the mail has not all that it speaks of.
  [[nodiscard]] bool fill(const Scope& scope, std::string& out) const {
    return fill(scope, [&out](std::string_view piece) { out += piece; });
  }

  /// The same piece by piece; what is written where something is missing does not count.
  template <class Write>
  [[nodiscard]] bool fill(const Scope& scope, const Write& write) const {
    bool is_whole = true;
    for (const auto& piece : m_pieces) {
      write(piece.literal);
      if (piece.variable == none) continue;
      const auto value = scope.value(piece.variable);
      is_whole = is_whole && !value.empty();
      write(value);
    }
    return is_whole;
  }

  /// Adds what it speaks of.
  void note_wanted(Wanted& wanted) const;

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  struct Piece {
    std::string literal;
    std::size_t variable = none;  ///< behind the literal
  };
  void add_variable(std::string_view name, const Account& account);

  std::vector<Piece> m_pieces;
};

struct EntryTemplate;

/// A value of the body, as RecipeValue has it.
struct ValueTemplate {
  enum class Each { once, header, attachment };

  RecipeValue::Shape shape = RecipeValue::Shape::table;
  TextTemplate text;
  std::string literal;
  TextTemplate when;  ///< fills in where the table is wanted
  Each each = Each::once;
  std::vector<EntryTemplate> inside;
};

struct EntryTemplate {
  TextTemplate name;
  ValueTemplate value;
};

ValueTemplate value_template(const RecipeValue& value, const Account& account);

void note_wanted(const ValueTemplate& value, Wanted& wanted);

/// A text whose variables are all of the account.
std::string filled(std::string_view text, const Account& account);

}  // namespace qlab::world
