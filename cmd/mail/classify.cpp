// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"
#include "cmd/mail/inbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> files;
};

Exit run(Context& context, const Options& options) {
  const auto reader = context.mail_reader();
  auto rows = context.rows(classified_fields());
  const bool by_line = context.style().format == render::Format::jsonl;
  std::size_t unread = 0;
  for (const auto& file : options.files) {
    try {
      inbox::classify_file(file, *reader, [&](const inbox::ClassifiedFile& row) {
        rows.add(row);
        if (by_line) context.out().flush();
      });
    } catch (const Error& error) {
      if (options.files.size() == 1) throw;
      ++unread;
      context.note("{}", error.what());
    }
  }
  rows.finish();
  return unread == 0 ? Exit::ok : Exit::partial;
}

}  // namespace

void add_mail_classify(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("classify", "Say what mails are that came in, and why");
  verb.add_option("FILE", options->files, "Mails or mboxes, or - for standard input").required();
  verb.shows(classified_fields, render::Amount::many);
  verb.footer(
      "Changes nothing and needs no store. A mail is one of: calendar, token, bounce, complaint,\n"
      "auto-reply, comment, other. Of a bounce each recipient is said to be permanent, temporary,\n"
      "delayed, delivered or unclassified.\n\n"
      "Examples:\n  qlab mail classify ~/Maildir/new/*\n"
      "  qlab mail classify replies.mbox --format jsonl");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
