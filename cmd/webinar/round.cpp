// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/round.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/inbox/bounce_record.hpp"

namespace qlab::cmd {
namespace {

Mailing mailing_of(Context& context, const webinar::Desk& desk, const webinar::Webinar& webinar,
                   const RoundWork& work, webinar::Round& round) {
  Mailing mailing;
  mailing.letters = round.recipients.size();
  mailing.question = fmt::format(fmt::runtime(work.asks), mailing.letters, webinar.slug);
  mailing.drafts = [&](const auto& take) {
    for (const auto& recipient : round.recipients) {
      take(ref(Letter::member, recipient.member) + ".eml",
           draft_of(desk, webinar, round.notice, recipient, context.now()));
    }
  };
  mailing.queue = [&] { work.queue(desk, round); };
  return mailing;
}

}  // namespace

webinar::RoundRules round_rules(Context& context, const std::optional<std::size_t>& max) {
  const auto came_back = [&store = context.store_to_read()](std::int64_t mail) {
    return inbox::came_back(store, mail);
  };
  return {basis(context), max, came_back};
}

RoundResult carry_out(Context& context, const RoundOptions& options,
                      const webinar::Webinar& webinar, const RoundWork& work) {
  auto recipients = options.recipients;
  const auto agreed = take_agreed_plan(recipients, work.command, ref(Letter::webinar, webinar.id));
  const mail::Host host{identity(context), context.config().identity.organisation};
  const auto letters = templates(context);
  RoundResult result{work.verb, webinar.id, options.rehearses(), work.decide(recipients), {}};
  if (recipients.compares()) {
    const auto plan = webinar::as_plan(result.round, letters, host, webinar);
    settle_plan(context, recipients, agreed, work.command, plan);
  }
  if (!result.round.recipients.empty()) {
    const auto composer = context.composer();
    const webinar::Desk desk{letters, *composer, host};
    result.sent =
        carry_out_mailing(context, options, mailing_of(context, desk, webinar, work, result.round));
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
