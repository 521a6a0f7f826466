// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/remind.hpp"

#include "cmd/asked_format.hpp"
#include "cmd/calls/round.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool due = false;
  bool summary = false;
  RoundOptions round;
};

std::vector<calls::ReminderRule> rules(Context& context) {
  std::vector<calls::ReminderRule> rules;
  for (const auto& configured : context.config().calls.reminders) {
    rules.push_back({configured.name,
                     {configured.before, {configured.days, configured.at}},
                     configured.letter,
                     configured.window});
  }
  return rules;
}

void end_offers(Context& context, bool dry_run) {
  const auto lapsed = calls::lapsed_offers(context.store_to_read(), context.now());
  for (const auto& call : lapsed) {
    context.detail("{}: no time was chosen; it is to be arranged anew", ref(Letter::call, call.id));
  }
  if (!dry_run && !lapsed.empty()) calls::put_back_lapsed(context.store(), lapsed, context.now());
}

void name_missed(Context& context, const std::vector<calls::Missed>& all, bool dry_run) {
  for (const auto& missed : all) {
    context.note("missed: the reminder '{}' of {} was due {} and too late from {}", missed.rule,
                 ref(Letter::call, missed.call.id), calendar::shown(missed.due, context.zone()),
                 calendar::shown(missed.missed_from, context.zone()));
  }
  if (!dry_run && !all.empty()) calls::record_missed(context.store(), all, context.now());
}

/// Cron hears nothing where all went well.
void show(Context& context, const CallsResult& result, bool asked) {
  const bool wanted = asked || asks_for_format(context);
  if (wanted) show_calls(context, result);
}

Exit run(Context& context, const Options& options) {
  if (!options.due) {
    throw Error(Kind::usage, "say --due: reminders of calls go by the clock alone");
  }
  end_offers(context, options.round.dry_run);
  auto due = calls::plan_due(context.store_to_read(), rules(context),
                             {basis(context), options.round.recipients.max}, call_setting(context),
                             context.now());
  name_missed(context, due.missed, options.round.dry_run);
  CallsResult result{"remind", options.round.dry_run, due.round, {}};
  if (due.round.count_in() > 0) {
    auto quietly = options.round;
    quietly.yes = true;
    const auto decide = [&](const Recipients& /*all*/) { return due.round; };
    const auto act = [&](const mail::Desk* desk, calls::Round& round) {
      calls::queue_due(context.store(), *desk, call_setting(context), round, context.now());
    };
    result = carry_out(context, quietly, {"calls remind", "remind", "remind {}", "", decide, act});
  }
  show(context, result, options.summary || options.round.dry_run);
  const auto ended = conclude(context, result.sent);
  return ended == Exit::ok && !due.missed.empty() ? Exit::partial : ended;
}

}  // namespace

void add_calls_remind(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("remind", "Send what is due about calls");
  verb.shows(calls_result_fields, render::Amount::one);
  verb.lists(call_item_fields);
  verb.add_flag("--due", options->due, "Everything whose time has come, for cron");
  verb.add_flag("--summary", options->summary, "Show what became of each letter");
  verb.add_option("--max", options->round.recipients.max, "The most members to write to now")
      .type_name("N");
  add_round(verb, options->round);
  verb.footer(
      "Reminders go by calls.reminders (qlab.toml(5)). Whoever chose a time by mail is invited to\n"
      "it, and offers that ran out end. Says nothing where nothing is due or all went well.\n\n"
      "Examples:\n  qlab calls remind --due\n  qlab calls remind --due --dry-run");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
