// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/ask.hpp"

#include "cmd/context.hpp"
#include "cmd/handover/ask_fields.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/mailing.hpp"
#include "cmd/selection.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/calendar/when.hpp"

namespace qlab::cmd {
namespace {

constexpr std::string_view command = "handover ask";

struct Options {
  std::string recipient;
  std::optional<std::string> again_after;
  RoundOptions round;
};

handover::Successor successor(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto& name =
      options.recipient.empty() ? context.config().handover.successor : options.recipient;
  return name.empty() ? handover::only_successor(store) : handover::require_successor(store, name);
}

handover::Asking decide(Context& context, const Options& options, const Recipients& recipients,
                        const handover::Successor& about) {
  handover::AskRules rules{basis(context), recipients.max, {}};
  if (options.again_after) {
    rules.asked_before = calendar::parse_when("-" + *options.again_after, context.now(), "UTC");
  }
  const auto& store = context.store_to_read();
  return handover::plan_asking(store, handover::question_about(store, about, context.zone()),
                               select_members(require_to(recipients)), rules, context.now());
}

Mailing mailing_of(Context& context, const webinar::Desk& desk, handover::Asking& asking) {
  Mailing mailing;
  mailing.letters = asking.recipients.size();
  mailing.question = fmt::format("ask {} members whether they may be passed on to '{}'",
                                 mailing.letters, asking.question.successor.name);
  mailing.drafts = [&](const auto& take) {
    for (const auto& recipient : asking.recipients) {
      take(ref(Letter::member, recipient.member) + ".eml",
           draft_of(desk, asking.question, recipient, context.now()));
    }
  };
  mailing.queue = [&] { handover::queue_asking(context.store(), desk, asking, context.now()); };
  return mailing;
}

Exit run(Context& context, const Options& options) {
  const auto about = successor(context, options);
  auto recipients = options.round.recipients;
  const auto agreed = take_agreed_plan(recipients, command, ref(Letter::handover_item, about.id));
  const mail::Host host{identity(context), context.config().identity.organisation};
  const auto letters = templates(context);
  AskResult result{options.round.rehearses(), decide(context, options, recipients, about), {}};
  if (recipients.compares()) {
    settle_plan(context, recipients, agreed, command,
                handover::as_plan(result.asking, letters, host));
  }
  if (!result.asking.recipients.empty()) {
    const auto composer = context.composer();
    const webinar::Desk desk{letters, *composer, host};
    result.sent =
        carry_out_mailing(context, options.round, mailing_of(context, desk, result.asking));
  }
  show_asking(context, result);
  return conclude(context, result.sent);
}

}  // namespace

void add_handover_ask(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("ask", "Ask members whether they may be passed on to a successor");
  verb.shows(ask_fields, render::Amount::one);
  verb.lists(round_decision_fields);
  verb.add_option("--recipient", options->recipient,
                  "The successor (default: handover.successor, or the only one)")
      .type_name("NAME");
  add_recipients(verb, options->round.recipients, "Which members", "The most members to ask now");
  verb.add_option("--again-after", options->again_after,
                  "Ask those again who said nothing for so long: 14d, 2w")
      .type_name("TIME");
  add_round(verb, options->round);
  verb.footer(
      "The letter says the newest wording for 'handover' (members consent wording add). Who "
      "writes\n"
      "to its address for yes or no has answered: 'mail receive' records it.\n\n"
      "Examples:\n"
      "  qlab handover ask --to relation:collaborator --dry-run -o drafts\n"
      "  qlab handover ask --to relation:collaborator --yes\n"
      "  qlab handover ask --to relation:collaborator --again-after 14d --yes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
