// SPDX-License-Identifier: Apache-2.0
// Mails taken apart with GMime: entry.cpp hands the reader out.
#pragma once

#include <memory>

#include "lib/inbox/mail.hpp"

namespace qlab::world {

std::unique_ptr<inbox::MailReader> make_mail_reader();

}  // namespace qlab::world
