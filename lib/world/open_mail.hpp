// SPDX-License-Identifier: Apache-2.0
// A stored mail opened with GMime, to be looked at: entry.cpp hands it out.
#pragma once

#include <string_view>

#include "lib/mail/opened.hpp"

namespace qlab::world {

/// Reads whatever the bytes are; what is no mail has no headers and no text.
mail::Opened open_mail(std::string_view bytes);

}  // namespace qlab::world
