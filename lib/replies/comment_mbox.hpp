// SPDX-License-Identifier: Apache-2.0
// The mails of a mailbox as comments: for what was said on a list or in a folder of answers.
#pragma once

#include <memory>

#include "lib/comments/found.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/inbox/mailbox.hpp"

namespace qlab::replies {

/// Each mail is a comment that waits: what its author wrote, without what they quote. A mail
/// answers the one that its In-Reply-To or the last of its References names (RFC 5322 3.6.4).
/// Bounces, calendar answers and automatic replies are no comments.
std::unique_ptr<comments::ExportReader> open_comment_mails(
    std::unique_ptr<inbox::Mailbox> mailbox, std::unique_ptr<inbox::MailReader> reader);

}  // namespace qlab::replies
