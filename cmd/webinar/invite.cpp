// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invite.hpp"

#include "cmd/context.hpp"
#include "cmd/selection.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/round.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/core/error.hpp"
#include "lib/replies/ask_again.hpp"
#include "lib/webinar/again.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  bool again = false;
  RoundOptions round;
};

/// Whoever answered an older revision, and nobody else. The mails that waited for it are settled.
Exit ask_again(Context& context, const Options& options, const webinar::Webinar& webinar) {
  if (options.round.recipients.to) {
    throw Error(Kind::usage, "--again chooses whom it asks", "leave --to out");
  }
  const auto decide = [&](const Recipients& recipients) {
    return webinar::plan_asking_again(context.store_to_read(), webinar,
                                      round_rules(context, recipients.max), context.now());
  };
  const auto queue = [&](const webinar::Desk& desk, webinar::Round& round) {
    replies::ask_again(context.store(), desk, webinar, round, context.now());
  };
  const auto result = carry_out(
      context, options.round, webinar,
      {"webinar invite --again", "invite", "ask {} members again about '{}'", decide, queue});
  show_round(context, result);
  if (result.round.selected() == 0) context.note("nobody answered an older state");
  return conclude(context, result.sent);
}

Exit run(Context& context, const Options& options) {
  const auto webinar = webinar::find(context.store_to_read(), options.webinar);
  if (options.again) return ask_again(context, options, webinar);
  const auto decide = [&](const Recipients& recipients) {
    return webinar::plan_invitations(context.store_to_read(), webinar,
                                     select_members(require_to(recipients)),
                                     round_rules(context, recipients.max), context.now());
  };
  const auto queue = [&](const webinar::Desk& desk, webinar::Round& round) {
    webinar::queue_invitations(context.store(), desk, webinar, round, context.now());
  };
  const auto result =
      carry_out(context, options.round, webinar,
                {"webinar invite", "invite", "invite {} members to '{}'", decide, queue});
  show_round(context, result);
  if (result.round.selected() == 0) context.note("the query selects nobody; nobody is invited");
  return conclude(context, result.sent);
}

}  // namespace

void add_webinar_invite(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("invite", "Invite members by mail and calendar");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  add_recipients(verb, options->round.recipients, "Which members",
                 "The most members to invite now");
  verb.add_flag("--again", options->again,
                "Ask those again who answered an older state of it, instead of --to");
  add_round(verb, options->round);
  verb.shows(round_fields, render::Amount::one);
  verb.lists(round_decision_fields);
  verb.footer(
      "Nobody is invited twice, nor after an answer. Each member who is left out is named with "
      "the\n"
      "reason. A plan can be looked at and agreed on before it is applied.\n\n"
      "Examples:\n  qlab webinar invite future --to 'relation:collaborator' --dry-run -o drafts\n"
      "  qlab webinar invite future --to 'relation:collaborator' --plan invite.json\n"
      "  qlab webinar invite future --apply invite.json --yes\n"
      "  qlab webinar invite future --again");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
