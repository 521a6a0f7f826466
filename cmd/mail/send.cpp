// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/mail/fields.hpp"
#include "cmd/sending.hpp"
#include "lib/core/file.hpp"
#include "lib/mail/outbox.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::optional<std::size_t> max;
  bool dry_run = false;
  bool summary = false;
  bool yes = false;
};

/// What waits in the outbox was agreed to when it was queued, so cron needs no --yes; a person at
/// the keyboard is asked again before many people are written to.
void ask_first(Context& context, const Options& options) {
  if (options.yes || options.dry_run || !context.has_terminal()) return;
  const auto& limits = context.config().send;
  const auto most = options.max.value_or(static_cast<std::size_t>(limits.max_per_run));
  const auto due = static_cast<std::size_t>(mail::count_due(context.store(), context.now()));
  const auto count = std::min(due, most);
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

std::string in_words(const mail::SendReport& report) {
  return fmt::format("sent {}, deferred {}, failed {}, uncertain {}, left out {}; {} waiting",
                     report.sent.size(), report.deferred.size(), report.failed.size(),
                     report.uncertain.size(), report.cancelled.size(), report.remaining);
}

/// Cron hears nothing where all went well.
void show(Context& context, const Options& options, const mail::SendReport& report) {
  const SendResult result{report, options.dry_run};
  const auto format = context.style().format;
  if (format == render::Format::json || format == render::Format::jsonl) {
    context.show(send_fields(), result);
  } else if (options.summary || options.dry_run || !context.globals().format.empty()) {
    context.show(send_summary_fields(), result);
  } else if (context.has_terminal()) {
    context.note("{}", in_words(report));
  } else {
    context.detail("{}", in_words(report));
  }
}

Exit run(Context& context, const Options& options) {
  ask_first(context, options);
  const auto folder = options.dry_run ? context.take_output_path() : std::filesystem::path();
  const auto report = send_due(context, {options.max, options.dry_run});
  if (!folder.empty()) write_mails(context, report, folder);
  show(context, options, report);
  return conclude(context, report);
}

}  // namespace

void add_mail_send(CLI::App& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = mail.add_subcommand("send", "Send what is due in the outbox");
  verb->add_option("--max", options->max, "The most mails to try (default: send.max_per_run)")
      ->type_name("N");
  verb->add_flag("-n,--dry-run", options->dry_run,
                 "Show what would be sent and send nothing; -o DIR writes the mails there");
  verb->add_flag("--summary", options->summary, "Show how many were sent, deferred, failed");
  verb->add_flag("-y,--yes", options->yes, "Do not ask, on a terminal, before many mails");
  verb->footer(
      "Says nothing where all went well, for cron.\n\n"
      "Examples:\n  qlab mail send --summary\n  qlab mail send --dry-run -o drafts");
  verb->callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
