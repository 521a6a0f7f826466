// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"
#include "cmd/mail/inbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

Exit run(Context& context) {
  auto rows = context.rows(bounce_fields());
  inbox::each_bounce(context.store_to_read(), [&](const inbox::BounceRow& row) { rows.add(row); });
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_mail_bounces(Verb& mail, Action& action) {
  auto verb = mail.add_verb("bounces", "List which mails came back, from whom, and why");
  verb.shows(bounce_fields, render::Amount::many);
  verb.footer(
      "An address is bad from its first permanent bounce on, or when three of the last five mails\n"
      "to it came back. 'qlab members list state:bad' lists who needs another channel.\n\n"
      "Examples:\n  qlab mail bounces\n  qlab mail bounces --format csv -o bounces.csv");
  verb.callback([&action] { action = [](Context& c) { return run(c); }; });
}

}  // namespace qlab::cmd
