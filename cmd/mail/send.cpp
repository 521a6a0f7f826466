// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cmd/context.hpp"
#include "cmd/mail/fields.hpp"
#include "cmd/mail/outbox_fields.hpp"
#include "cmd/mail/trial.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/plan.hpp"
#include "cmd/selection.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/file.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/send_plan.hpp"
#include "lib/members/find.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  Recipients recipients;
  Trial trial;
  bool dry_run = false;
  bool summary = false;
  bool yes = false;

  [[nodiscard]] bool rehearses() const { return dry_run || recipients.only_plans(); }
  [[nodiscard]] bool tries() const { return !trial.address.empty(); }
};

constexpr auto command = "mail send";

/// The members of --to; nothing where all that waits is meant.
std::optional<std::vector<std::int64_t>> chosen(Context& context, const Recipients& recipients) {
  if (!recipients.to) return {};
  return members::ids(context.store_to_read(), select_members(*recipients.to));
}

/// What waits in the outbox was agreed to when it was queued, so cron needs no --yes; a person at
/// the keyboard is asked again before many people are written to.
void ask_first(Context& context, const Options& options, const Sending& sending) {
  if (options.yes || !context.has_terminal()) return;
  const auto& limits = context.config().send;
  const auto most = sending.max.value_or(static_cast<std::size_t>(limits.max_per_run));
  const auto& store = context.store();
  const auto due =
      mail::count_due(store, context.now(), mail::Audience::of(store, sending.members));
  const auto count = std::min(static_cast<std::size_t>(due), most);
  if (count > static_cast<std::size_t>(limits.confirm_above)) {
    context.confirm(fmt::format("send {} mails", count));
  }
}

void write_mails(Context& context, const mail::SendReport& report,
                 const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& message : report.sent) {
    const auto bytes = mail::bytes_of(context.store_to_read(), message.id);
    write_file(folder / (ref(Letter::message, message.id) + ".eml"), bytes.value_or(""));
  }
}

std::string in_words(Context& context, const mail::SendReport& report) {
  auto words = fmt::format("sent {}, deferred {}, failed {}, uncertain {}, left out {}; {} waiting",
                           report.sent.size(), report.deferred.size(), report.failed.size(),
                           report.uncertain.size(), report.cancelled.size(), report.remaining);
  if (report.quiet_until) {
    words += fmt::format(", {} of them until {} for the quiet hours", report.quiet.size(),
                         calendar::clock_time(*report.quiet_until, context.zone()));
  }
  return words;
}

/// Cron hears nothing where all went well.
void show(Context& context, const Options& options, const mail::SendReport& report) {
  const bool rehearsed = options.rehearses();
  const SendResult result{report, rehearsed};
  if (context.style().is_json()) {
    context.show(send_fields(), result);
  } else if (options.summary || rehearsed || !context.globals().format.empty()) {
    context.show(send_summary_fields(), result);
  } else if (context.has_terminal()) {
    context.note("{}", in_words(context, report));
  } else {
    context.detail("{}", in_words(context, report));
  }
}

/// What the run is to send. With a plan, decides about each mail that waits and writes that down,
/// or holds it against the agreed one; mails that are queued from here on come behind those.
Sending planned(Context& context, Recipients recipients, bool rehearses) {
  const auto agreed = take_agreed_plan(recipients, command, "");
  auto members = chosen(context, recipients);
  if (!recipients.compares()) return {recipients.max, rehearses, std::move(members)};
  if (!recipients.max) {
    recipients.max = static_cast<std::size_t>(context.config().send.max_per_run);
  }
  const auto& store = context.store_to_read();
  auto decided = mail::plan_sending(
      store, send_rules(context, *recipients.max, mail::Audience::of(store, members)));
  settle_plan(context, recipients, agreed, command, std::move(decided.plan));
  return {decided.tried, rehearses, std::move(members)};
}

Exit run(Context& context, const Options& options) {
  const auto& recipients = options.recipients;
  const bool rehearses = options.rehearses();
  if (options.tries()) return send_trial(context, options.trial, rehearses);
  require_relay(context);
  const auto sending = planned(context, recipients, rehearses);
  if (!rehearses) ask_first(context, options, sending);
  const auto folder = rehearses ? context.take_output_path() : std::filesystem::path();
  const auto report = send_due(context, sending);
  if (!folder.empty()) write_mails(context, report, folder);
  show(context, options, report);
  return conclude(context, report);
}

}  // namespace

void add_mail_send(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("send", "Send what is due in the outbox");
  add_recipients(verb, options->recipients, "Only what waits for these members",
                 "The most mails to try (default: send.max_per_run)");
  add_trial(verb, options->trial);
  verb.add_flag("-n,--dry-run", options->dry_run,
                "Show what would be sent and send nothing; -o DIR writes the mails there");
  verb.add_flag("--summary", options->summary, "Show how many were sent, deferred, failed");
  verb.add_flag("-y,--yes", options->yes, "Do not ask, on a terminal, before many mails");
  verb.shows(send_fields, render::Amount::one);
  verb.lists(send_summary_fields);
  verb.shows(trial_fields, render::Amount::one,
             {"test-to", [options] { return options->tries(); }});
  verb.takes_output([options] { return options->rehearses() && !options->tries(); });
  verb.footer(
      "Says nothing where all went well, for cron.\n\n"
      "Examples:\n  qlab mail send --summary\n  qlab mail send --to 'nation:wales' --max 50\n"
      "  qlab mail send --dry-run -o drafts\n"
      "  qlab mail send --test-to me@example.org --member m12 --template invite");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
