// SPDX-License-Identifier: Apache-2.0
#include "cmd/letter_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {

void check_letter(const mail::Templates& templates, std::string_view letter,
                  std::span<const std::string_view> variables) {
  mail::Values known;
  for (const auto variable : variables) known.emplace(variable, variable);
  static_cast<void>(templates.write(letter, known));  // says the line of what is wrong
  for (const auto& part : templates.parts()) {
    if (part.letter != letter) continue;
    // Sections that are not shown with these values.
    const auto unknown = std::ranges::find_if(
        part.variables, [&](const auto& variable) { return !known.contains(variable); });
    if (unknown == part.variables.end()) continue;
    throw Error(Kind::data, fmt::format("{}: no variable is named '{}'", part.place,
                                        text::terminal_safe(*unknown)));
  }
}

}  // namespace qlab::cmd
