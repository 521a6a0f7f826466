// SPDX-License-Identifier: Apache-2.0
// Mails taken apart, with GMime where they are not formed as they should be: entry.cpp hands the
// reader out.
#pragma once

#include <memory>
#include <string_view>

#include "lib/inbox/mail.hpp"

namespace qlab::world {

std::unique_ptr<inbox::MailReader> make_mail_reader();

/// What GMime makes of a mail whose lines end in LF.
inbox::Mail read_forgivingly(std::string_view bytes);

}  // namespace qlab::world
