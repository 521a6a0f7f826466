// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/remind.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/remind_due.hpp"
#include "cmd/webinar/reminder_rules.hpp"
#include "cmd/webinar/round.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  std::string rule;
  bool due = false;
  bool summary = false;
  RoundOptions round;
};

/// The rule of that name; of one rule only, its name need not be said.
webinar::ReminderRule rule_named(Context& context, const std::string& name) {
  const auto rules = reminder_rules(context);
  if (rules.empty()) {
    throw Error(Kind::config, "no reminder is configured",
                "add [[webinar.reminders]] with a name and before = \"24h\" to qlab.toml");
  }
  if (name.empty() && rules.size() == 1) return rules.front();
  std::vector<std::string_view> names;
  for (const auto& rule : rules) {
    if (rule.name == name) return rule;
    names.push_back(rule.name);
  }
  if (name.empty()) {
    throw Error(Kind::usage, "more than one reminder is configured",
                fmt::format("say --rule {}", fmt::join(names, " or --rule ")));
  }
  throw Error(Kind::not_found, fmt::format("no reminder is named '{}'", text::terminal_safe(name)),
              text::did_you_mean(name, names));
}

/// A person reminds earlier or later than the rule would: who got it already does not get it again.
Exit remind_by_hand(Context& context, const Options& options) {
  const auto found = webinar::find(context.store_to_read(), options.webinar);
  webinar::require_ahead(found, context.now());
  const auto rule = rule_named(context, options.rule);
  webinar::Reminder reminder{rule, found, webinar::due_at(rule, found)};
  reminder.by_hand = true;
  const auto decide = [&](const Recipients& recipients) {
    return webinar::plan_reminder(context.store_to_read(), reminder,
                                  {basis(context), recipients.max});
  };
  const auto queue = [&](const webinar::Desk& desk, webinar::Round& round) {
    webinar::queue_reminder(context.store(), desk, reminder, round, context.now());
  };
  const auto result =
      carry_out(context, options.round, found,
                {"webinar remind", "remind", "remind {} members of '{}'", decide, queue});
  show_round(context, result);
  if (result.round.selected() == 0) context.note("nobody is left to be reminded");
  return conclude(context, result.sent);
}

Exit run(Context& context, const Options& options) {
  if (options.due == !options.webinar.empty()) {
    throw Error(Kind::usage, "say which webinar, or --due for all reminders whose time has come");
  }
  if (!options.due) return remind_by_hand(context, options);
  if (options.round.recipients.compares()) {
    throw Error(Kind::usage, "--due decides by the clock, and takes no plan",
                "plan one webinar's reminder: qlab webinar remind WEBINAR --plan FILE");
  }
  return remind_due(context, options.round, options.summary);
}

}  // namespace

void add_webinar_remind(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("remind", "Remind members of a webinar");
  verb.shows(round_fields, render::Amount::one);
  verb.lists(round_decision_fields);
  verb.shows(due_reminder_fields, render::Amount::many,
             {"due", [options] { return options->due; }});
  verb.add_option("WEBINAR", options->webinar, "Its slug or id: remind of it now");
  verb.add_flag("--due", options->due, "Every reminder whose time has come, for cron");
  verb.add_option("--rule", options->rule, "Which of webinar.reminders").type_name("NAME");
  verb.add_flag("--summary", options->summary, "With --due: show what became of each reminder");
  add_plan(verb, options->round.recipients, "The most members to remind now");
  add_round(verb, options->round);
  verb.footer(
      "Who is reminded when is said by webinar.reminders (qlab.toml(5)). It is decided at that\n"
      "moment: nobody is reminded twice, nor after a no, and a reminder that comes too late is\n"
      "missed. With --due it says nothing where nothing is due or all went well; it also offers "
      "free\n"
      "places to whoever waits, and tells them.\n\n"
      "Examples:\n  qlab webinar remind --due\n  qlab webinar remind --due --dry-run\n"
      "  qlab webinar remind future --rule day-before --yes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
