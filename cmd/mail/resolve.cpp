// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/resolve.hpp"

#include <memory>
#include <optional>

#include "cmd/context.hpp"
#include "cmd/mail/evidence.hpp"
#include "cmd/mail/ids.hpp"
#include "cmd/mail/outbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"
#include "lib/core/error.hpp"
#include "lib/core/names.hpp"
#include "lib/mail/claim.hpp"
#include "lib/mail/send_lock.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> mails;
  std::string as;
  std::filesystem::path log;
  std::filesystem::path mailbox;
  bool complete = false;
  std::string complete_from;
  std::string complete_to;
  bool dry_run = false;
};

std::optional<mail::Coverage> coverage(Context& context, const Options& options) {
  const auto now = context.now();
  if (options.complete) return mail::Coverage{Instant::min(), now};
  if (options.complete_from.empty()) return {};
  const auto zone = context.zone();
  return mail::Coverage{calendar::parse_when(options.complete_from, now, zone),
                        std::min(now, calendar::parse_when(options.complete_to, now, zone))};
}

mail::Resolution judged(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  if (!options.as.empty()) {
    const auto word = require_named<mail::Proof>(mail::proofs, options.as, "an outcome");
    return mail::judge(store, mail_ids(options.mails), word);
  }
  if (options.log.empty() && options.mailbox.empty()) {
    throw Error(Kind::usage, "nothing says what became of them",
                "give --from-log, --from-mailbox, or ids with --as sent or --as not-sent");
  }
  const auto found =
      evidence_of(context, {options.log, options.mailbox}, mail::uncertain_mails(store));
  return mail::judge(store, found, coverage(context, options));
}

void show(Context& context, const ResolveResult& result) {
  if (context.style().is_json()) {
    context.show(resolve_fields(), result);
    return;
  }
  auto rows = context.rows(resolved_fields());
  for (const auto& mail : result.resolution.mails) rows.add(mail);
  rows.finish();
}

/// Nobody may send meanwhile; what a sender that is gone had in hand is in doubt as well.
std::unique_ptr<const mail::SendLock> without_senders(Context& context, const Options& options) {
  if (options.dry_run) {
    mail::SendLock::require_free(context.store_path());
    return {};
  }
  auto& store = context.store();
  auto lock = std::make_unique<const mail::SendLock>(context.store_path(), wait_asked(context));
  mail::recover(store);
  return lock;
}

Exit run(Context& context, const Options& options) {
  const auto lock = without_senders(context, options);
  const auto resolution = judged(context, options);
  const auto open = resolution.count(mail::State::uncertain);
  if (!options.dry_run && open < resolution.mails.size()) {
    mail::settle(context.store(), resolution, context.now());
  }
  show(context, {resolution, options.dry_run});
  context.note("{} uncertain: {} sent, {} failed, {} queued again, {} still uncertain",
               resolution.mails.size(), resolution.count(mail::State::sent),
               resolution.count(mail::State::failed), resolution.count(mail::State::queued), open);
  return open == 0 ? Exit::ok : Exit::partial;
}

void add_sources(Verb& verb, Options& options) {
  auto log = verb.add_option("--from-log", options.log, "By the relay's log; - is standard input")
                 .type_name("FILE");
  auto mailbox = verb.add_option("--from-mailbox", options.mailbox,
                                 "By a mailbox of sent mails or of delivery status notifications")
                     .type_name("PATH")
                     .excludes(log);
  auto mails = verb.add_option("ID", options.mails, "Mails such as o12, - for standard input")
                   .excludes(log, mailbox);
  verb.add_option("--as", options.as, "By your word: sent, failed or not-sent")
      .type_name("OUTCOME")
      .needs(mails);
  auto complete = verb.add_flag("--complete", options.complete,
                                "What the log does not name was not sent, up to an hour ago")
                      .needs(log);
  auto from = verb.add_option("--complete-from", options.complete_from,
                              "The same, from this time of the log")
                  .type_name("WHEN")
                  .needs(log)
                  .excludes(complete);
  auto to = verb.add_option("--complete-to", options.complete_to, "to this time")
                .type_name("WHEN")
                .needs(from);
  from.needs(to);
}

}  // namespace

void add_mail_resolve(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("resolve", "Settle mails of which nobody knows if they were sent");
  add_sources(verb, *options);
  verb.add_flag("-n,--dry-run", options->dry_run, "Show what would be settled, change nothing");
  verb.shows(resolve_fields, render::Amount::one);
  verb.lists(resolved_fields);
  verb.footer(
      "A log or mailbox proves what it names. What it does not name stays uncertain, unless the\n"
      "log is said to be complete: then it was not sent, and is queued again.\n\n"
      "Examples:\n  qlab mail resolve --from-log /var/log/mail.log --dry-run\n"
      "  qlab mail resolve --from-mailbox ~/Mail/Sent\n"
      "  qlab mail resolve o12 o13 --as sent");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
