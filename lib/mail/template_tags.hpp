// SPDX-License-Identifier: Apache-2.0
// Looks at the tags of a Mustache template without running it: which variables it names, and where.
// Only for lib/mail/template.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::mail {

/// The line that holds this byte, from 1.
std::size_t line_at(std::string_view text, std::size_t offset);

/// The line of the first tag with this name, "> name" for a partial; 1 where there is none.
std::size_t line_of_tag(std::string_view text, std::string_view name);

/// Every variable that the template names, each once, in alphabetical order.
std::vector<std::string> variables_in(std::string_view text);

}  // namespace qlab::mail
