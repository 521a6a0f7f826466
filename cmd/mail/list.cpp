// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/mail/fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/listing.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
};

Exit run(Context& context, const Options& options) {
  auto rows = context.rows(mail_fields());
  const auto words = text::join(options.query, " ");
  const auto query = options.query.empty() ? std::nullopt : std::optional<std::string_view>(words);
  mail::list(context.store_to_read(), query, [&](const mail::Entry& entry) { rows.add(entry); });
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_mail_list(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("list", "List what is in the outbox");
  verb.add_option("QUERY", options->query, "Words that must all hold; see 'qlab help queries'");
  verb.shows(mail_fields, render::Amount::many);
  verb.footer(
      "Examples:\n"
      "  qlab mail list state:queued\n"
      "  qlab mail list state:failed,uncertain purpose:invite --json\n"
      "  qlab mail list member:m12 -state:sent");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
