// SPDX-License-Identifier: Apache-2.0
// Whether a letter can be written, before anybody is to get it.
#pragma once

#include <span>
#include <string_view>

#include "lib/mail/template.hpp"

namespace qlab::cmd {

/// Throws not_found where there is no such letter, data with the file where it names what nobody
/// knows, and with the line too where that shows at once.
void check_letter(const mail::Templates& templates, std::string_view letter,
                  std::span<const std::string_view> variables);

}  // namespace qlab::cmd
