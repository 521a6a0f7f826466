// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/receive.hpp"

#include "cmd/context.hpp"
#include "cmd/mail/confirming.hpp"
#include "cmd/mail/inbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"
#include "cmd/world_module.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool summary = false;
  bool all = false;
};

std::unique_ptr<inbox::Mailbox> imap(const config::Mailbox& configured, const Secrets& secrets) {
  const auto secret = secrets.read_or_ask(
      config::password_of(configured),
      fmt::format("password of '{}' at the mailbox", text::terminal_safe(configured.username)));
  if (!secret) {
    throw Error(Kind::config, "no password is configured for the mailbox",
                "set mailbox.password_file or mailbox.password_command");
  }
  return world().imap({configured.url, configured.username, *secret, configured.ca_file.string()});
}

std::unique_ptr<inbox::Mailbox> mailbox(const config::Mailbox& configured, const Secrets& secrets) {
  switch (configured.kind) {
    case config::MailboxKind::maildir:
      return inbox::open_maildir(configured.path);
    case config::MailboxKind::mbox:
      return inbox::open_mbox(configured.path);
    case config::MailboxKind::imap:
      return imap(configured, secrets);
    case config::MailboxKind::none:
      break;
  }
  throw Error(Kind::config, "no mailbox is configured", "set [mailbox] kind, and url or path");
}

Exit run(Context& context, const Options& options) {
  const auto source = mailbox(context.config().mailbox, context.secrets());
  const auto reader = context.mail_reader();
  const auto& trusted = context.config().mailbox.trusted_authserv;
  const Confirmations confirmations(context);
  replies::Options how;
  how.trusted_servers = trusted;
  how.now = context.now();
  how.from_the_start = options.all;
  how.confirming = confirmations.get();
  how.told = [&](const inbox::Incoming& mail) {
    if (mail.state != inbox::Treatment::waiting) return;
    context.note("{} {} waits: {}", mail.kind == inbox::MailKind::other ? "mail" : name(mail.kind),
                 mail.id, text::terminal_safe(mail.reason));
  };
  const auto counts = replies::receive(context.store(), *source, *reader, how);
  if (options.summary || context.style().is_json()) context.show(receive_fields(), counts);
  for (const auto& mail : counts.refused)
    context.note("the server does not give {}", text::terminal_safe(mail));
  const bool all_is_read = counts.too_large == 0 && counts.refused.empty();
  return all_is_read ? confirmations.conclude() : Exit::partial;
}

}  // namespace

void add_mail_receive(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("receive", "Read the mailbox, and record what came in");
  verb.add_flag("--all", options->all,
                "By IMAP too: every mail, not only what came since the last time");
  verb.add_flag("--summary", options->summary, "Show how many were read, applied and so on");
  verb.shows(receive_fields, render::Amount::one);
  verb.footer(
      "Reads the mailbox of [mailbox] (IMAP, Maildir, mbox) and changes nothing in it. Each mail\n"
      "counts once. Whoever answered about a webinar gets a confirmation, unless webinar.confirm\n"
      "says no: it waits in the outbox for 'qlab mail send'.\n"
      "What a program cannot decide waits: 'qlab mail inbox list'. Nothing new: no output.\n\n"
      "Examples:\n  qlab mail receive --summary");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
