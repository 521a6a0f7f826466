// SPDX-License-Identifier: Apache-2.0
// Mails as people read them. What stands in one is foreign text.
#pragma once

#include <string_view>

#include "lib/mail/opened.hpp"
#include "lib/render/output.hpp"

namespace qlab::cmd {

/// Line by line: line ends stay, everything else that could move a terminal is made visible.
void print_text(render::Output& out, std::string_view text);

/// Headers, an empty line, the text.
void print_mail(render::Output& out, const mail::Opened& opened);

}  // namespace qlab::cmd
