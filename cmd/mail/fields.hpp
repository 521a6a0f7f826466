// SPDX-License-Identifier: Apache-2.0
// How mails and the report of a run are shown, in every format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/mail/listing.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/opened.hpp"
#include "lib/mail/send.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

render::Fields<mail::Entry> mail_fields();

/// The headers of a mail, a line for each.
void put_headers(const mail::Opened& opened, render::Sink& sink);

/// One mail with what stands in it.
struct MailView {
  mail::Entry entry;
  mail::Opened opened;
};

render::Fields<MailView> mail_view_fields();

/// A mail that is not in the outbox: what one member would get.
struct MailPreview {
  std::int64_t member_id = 0;
  mail::Message message;
  std::string bytes;
  mail::Opened opened;
  std::optional<std::string> objection;  ///< why it would not be sent
};

render::Fields<MailPreview> mail_preview_fields();

/// One message in the report of a run.
render::Fields<mail::Reported> reported_fields();

/// A run with whether it was a rehearsal.
struct SendResult {
  mail::SendReport report;
  bool dry_run = false;
};

/// Every message by name.
render::Fields<SendResult> send_fields();

/// Only how many.
render::Fields<SendResult> send_summary_fields();

}  // namespace qlab::cmd
