// SPDX-License-Identifier: Apache-2.0
// The one symbol of qlab_world: factories for every port that needs a heavy library. The executable
// loads the module when a verb first needs it; only cmd/world_module includes this header.
#pragma once

#include <memory>
#include <string_view>

#include "lib/core/archive.hpp"
#include "lib/inbox/imap_account.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/inbox/mailbox.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/opened.hpp"
#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

struct Factories {
  std::unique_ptr<mail::Composer> (*composer)();
  mail::Opened (*open_mail)(std::string_view bytes);
  std::unique_ptr<inbox::MailReader> (*mail_reader)();
  std::unique_ptr<inbox::Mailbox> (*imap)(const inbox::ImapAccount& account);
  std::unique_ptr<mail::Transport> (*smtp)(const mail::SmtpRelay& relay);
  std::unique_ptr<mail::Transport> (*maildir)(const mail::MaildirRelay& relay);
  std::unique_ptr<mail::Transport> (*http)(const mail::HttpRelay& relay);
  std::unique_ptr<mail::Transport> (*sendmail)(const mail::SendmailRelay& relay);
  std::unique_ptr<archive::Archiver> (*archiver)();
};

}  // namespace qlab::world

/// Returns the factories; valid as long as the module is loaded.
extern "C" const qlab::world::Factories* qlab_world();
