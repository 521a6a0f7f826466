// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/mail/outbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/selection.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/webinar/mailing.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string object;
  std::string purpose = "invite";
  std::optional<std::string> to;
};

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto webinar = webinar::find(store, options.object);
  const auto query =
      options.to ? select_members(*options.to) : select_members(std::vector<std::string>());
  auto rows = context.rows(reached_fields());
  const auto counts =
      webinar::trace_mailing(store, webinar, query, {options.purpose, basis(context)},
                             [&](const webinar::Reached& reached) { rows.add(reached); });
  rows.finish();
  const auto [got, waiting, failed, uncertain, not_written] = counts;
  context.note("{} members: {} got it, {} waiting, {} failed, {} uncertain, {} not written to",
               got + waiting + failed + uncertain + not_written, got, waiting, failed, uncertain,
               not_written);
  return Exit::ok;
}

}  // namespace

void add_mail_report(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("report", "Tell who got the mails, who did not, and why");
  verb.add_option("WEBINAR", options->object, "What the mails are about: its slug or id")
      .required();
  verb.add_option("--to", options->to, "Of which members (default: everybody)").type_name("QUERY");
  verb.add_option("--purpose", options->purpose, "Which mails (default: invite)").type_name("NAME");
  verb.shows(reached_fields, render::Amount::many);
  verb.footer(
      "Every member stands there once: got, waiting, failed, uncertain or not_written, with the\n"
      "reason and with the relay's words.\n\n"
      "Examples:\n  qlab mail report future\n"
      "  qlab mail report future --to 'tag:facilitator' --format csv -o who.csv");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
