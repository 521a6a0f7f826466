// SPDX-License-Identifier: Apache-2.0
// Mails that are formed as the standards say, read in one pass. Nearly all are; for the others
// there is GMime, which forgives, and takes ten times as long.
#pragma once

#include <optional>
#include <string_view>

#include "lib/inbox/mail.hpp"

namespace qlab::world {

/// Reads a mail whose lines end in LF, as the reader with GMime would; nothing where anything in it
/// is unusual: then that one must read it.
std::optional<inbox::Mail> read_plain_mail(std::string_view bytes);

}  // namespace qlab::world
