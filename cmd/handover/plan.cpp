// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/plan.hpp"

#include "cmd/context.hpp"
#include "cmd/handover/fields.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

using handover::PlanChange;
using handover::Step;

struct SetOptions {
  /// In the order of handover::steps.
  std::array<std::optional<std::string>, handover::steps.size()> dates;
};

struct FreezeOptions {
  bool now = false;
};

Exit show(Context& context, const handover::Plan& plan) {
  auto rows = context.rows(plan_fields());
  each_step(plan, context.now(), [&](const PlannedStep& step) { rows.add(step); });
  rows.finish();
  return Exit::ok;
}

Exit run_show(Context& context) { return show(context, handover::plan(context.store_to_read())); }

Exit change(Context& context, const std::vector<PlanChange>& changes) {
  const auto before = handover::plan(context.store_to_read());
  const auto after = handover::change_plan(context.store(), changes, context.now());
  if (after == before) context.note("nothing to change");
  const auto freeze = after.at(Step::freeze);
  if (freeze && *freeze <= context.now()) {
    context.note("the store is frozen; 'qlab handover plan thaw' lifts it");
  }
  for (const auto& [step, at] : changes) {
    if (at) context.note("{}: {}", name(step), calendar::shown(*at, context.zone()));
  }
  return show(context, after);
}

Exit run_set(Context& context, const SetOptions& options) {
  std::vector<PlanChange> changes;
  for (std::size_t i = 0; i < options.dates.size(); ++i) {
    const auto& date = options.dates.at(i);
    if (!date) continue;
    PlanChange change{static_cast<Step>(i), {}};
    if (*date != "none") change.at = calendar::parse_when(*date, context.now(), context.zone());
    changes.push_back(change);
  }
  if (!changes.empty()) return change(context, changes);
  throw Error(Kind::usage, "no date is said", "say for example: --freeze 2027-03-01");
}

Exit run_freeze(Context& context, const FreezeOptions& options) {
  if (!options.now) {
    throw Error(Kind::usage, "a freeze at once is said with --now",
                "a later one is planned with: qlab handover plan set --freeze WHEN");
  }
  return change(context, {{Step::freeze, context.now()}});
}

Exit run_thaw(Context& context) { return change(context, {{Step::freeze, {}}}); }

void add_set(Verb& plan, Action& action) {
  auto options = std::make_shared<SetOptions>();
  auto verb = plan.add_verb("set", "Set dates of the plan; 'none' takes one away");
  verb.shows(plan_fields, render::Amount::many);
  const auto add = [&](const char* flag, Step step, const char* help) {
    verb.add_option(flag, options->dates.at(static_cast<std::size_t>(step)), help)
        .type_name("WHEN");
  };
  add("--last-send", Step::last_send, "By which the last mail is to have left");
  add("--comments-close", Step::comments_close,
      "By which the scenarios are to be closed and all comments read");
  add("--freeze", Step::freeze, "From which on the store refuses to be written");
  add("--pack", Step::pack, "By which the pack is to be made");
  add("--acknowledgement", Step::acknowledgement, "By which the successor is to say they have it");
  add("--erasure", Step::erasure, "On which what is left here is erased");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run_set(c, *options); }; });
}

void add_freeze(Verb& plan, Action& action) {
  auto options = std::make_shared<FreezeOptions>();
  auto freeze = plan.add_verb("freeze", "Freeze the store at once");
  freeze.shows(plan_fields, render::Amount::many);
  freeze.add_flag("--now", options->now, "From this moment on");
  freeze.callback(
      [&action, options] { action = [options](Context& c) { return run_freeze(c, *options); }; });
}

}  // namespace

void add_handover_plan(Verb& handover, Action& action) {
  auto verb = handover.add_verb("plan", "Show or set when what is due, and freeze the store");
  auto show_verb = verb.add_verb("show", "Show the dates, and how far off they are");
  show_verb.shows(plan_fields, render::Amount::many);
  show_verb.callback([&action] { action = run_show; });
  add_set(verb, action);
  add_freeze(verb, action);
  auto thaw = verb.add_verb("thaw", "Lift the freeze");
  thaw.shows(plan_fields, render::Amount::many);
  thaw.callback([&action] { action = run_thaw; });
  verb.footer(
      "A frozen store takes withdrawals, erasures and the handover's own verbs, and nothing "
      "else.\n\n"
      "Examples:\n"
      "  qlab handover plan set --comments-close 2027-02-26 --freeze 2027-03-01 --pack "
      "2027-03-08\n"
      "  qlab handover plan show\n"
      "  qlab handover plan freeze --now\n"
      "  qlab handover plan thaw");
  verb.callback([&action] { action = run_show; });
}

}  // namespace qlab::cmd
