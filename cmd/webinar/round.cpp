// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/round.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/core/file.hpp"

namespace qlab::cmd {
namespace {

void ask_first(Context& context, const RoundOptions& options, const webinar::Webinar& webinar,
               const RoundWork& work, std::size_t count) {
  const auto limit = static_cast<std::size_t>(context.config().send.confirm_above);
  if (options.yes || count <= limit) return;
  context.confirm(fmt::format(fmt::runtime(work.asks), count, webinar.slug));
}

/// Writes each mail as it would be sent; without a folder it is only made, to find what is wrong.
void rehearse(Context& context, const webinar::Desk& desk, const webinar::Webinar& webinar,
              const webinar::Round& round) {
  const auto folder = context.take_output_path();
  if (!folder.empty()) std::filesystem::create_directories(folder);
  for (const auto& recipient : round.recipients) {
    const auto draft = draft_of(desk, webinar, round.notice, recipient, context.now());
    if (folder.empty()) continue;
    write_file(folder / (ref(Letter::member, recipient.member) + ".eml"), draft.bytes);
  }
}

/// Makes the mails and puts them where they were asked for.
mail::SendReport write_mails(Context& context, const RoundOptions& options,
                             const webinar::Desk& desk, const webinar::Webinar& webinar,
                             const RoundWork& work, webinar::Round& round) {
  if (options.rehearses()) {
    rehearse(context, desk, webinar, round);
    return {};
  }
  if (!options.queue) require_relay(context);
  ask_first(context, options, webinar, work, round.recipients.size());
  work.queue(desk, round);
  return options.queue ? mail::SendReport() : send_due(context, {});
}

}  // namespace

void add_round(Verb& verb, RoundOptions& options) {
  verb.add_flag("-n,--dry-run", options.dry_run,
                "Decide and write nothing; -o DIR writes the mails there");
  verb.add_flag("--queue", options.queue, "Put the mails into the outbox and send nothing");
  verb.add_flag("-y,--yes", options.yes, "Do not ask before many members are written to");
}

RoundResult carry_out(Context& context, const RoundOptions& options,
                      const webinar::Webinar& webinar, const RoundWork& work) {
  auto recipients = options.recipients;
  const auto agreed = take_agreed_plan(recipients, work.command, ref(Letter::webinar, webinar.id));
  const webinar::Host host{identity(context), context.config().identity.organisation};
  const auto letters = templates(context);
  RoundResult result{work.verb, webinar.id, options.rehearses(), work.decide(recipients), {}};
  if (recipients.compares()) {
    const auto plan = webinar::as_plan(result.round, letters, host, webinar);
    settle_plan(context, recipients, agreed, work.command, plan);
  }
  if (!result.round.recipients.empty()) {
    const auto composer = context.composer();
    result.sent =
        write_mails(context, options, {letters, *composer, host}, webinar, work, result.round);
  }
  return result;
}

void show_round(Context& context, const RoundResult& result) {
  if (context.style().is_json()) {
    context.show(round_fields(), result);
    return;
  }
  auto rows = context.rows(round_decision_fields());
  for (const auto& each : result.round.recipients) rows.add({each.member, {}});
  for (const auto& each : result.round.skipped) rows.add({each.member, each.why});
  rows.finish();
  if (result.round.selected() == 0) return;
  context.note("{} selected: {} {}, {} skipped", result.round.selected(),
               result.round.recipients.size(), result.dry_run ? "would be written to" : "queued",
               result.round.skipped.size());
}

}  // namespace qlab::cmd
