// SPDX-License-Identifier: Apache-2.0
// What somebody writes in a mail to an address with a token beside the word that the address says.
// The word is for programs, the rest for people.
#pragma once

#include <string>
#include <string_view>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

/// Their own text (own_text.hpp), with a subject that is neither that of our own mail nor of its
/// link; empty where nothing but the word (token.hpp), a courtesy and their name stands there.
std::string added_text(const Mail& mail, std::string_view word);

}  // namespace qlab::inbox
