// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"
#include "cmd/handover/status_fields.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool missing = false;
  std::string recipient;
};

/// The names of the successors that are asked about: the one named, or all.
std::vector<std::string> recipients(const store::Store& store, const Options& options) {
  if (!options.recipient.empty()) {
    return {handover::require_successor(store, options.recipient).name};
  }
  std::vector<std::string> names;
  for (const auto& successor : handover::successors(store)) names.push_back(successor.name);
  return names;
}

/// Calls take for each member whose word is missing, with the command that asks them.
template <class Take>
void each_chase(const store::Store& store, const Options& options, const Take& take) {
  for (const auto& name : recipients(store, options)) {
    members::each_open_consent(store, name, [&](const members::OpenConsent& open) {
      const auto* again = open.state == members::ConsentState::asked ? " --again-after 14d" : "";
      take(Chase{open, name,
                 fmt::format("qlab handover ask --recipient '{}' --to id:{}{}", name,
                             ref(Letter::member, open.member), again)});
    });
  }
}

Exit run_missing(Context& context, const Options& options) {
  auto rows = context.rows(chase_fields());
  each_chase(context.store_to_read(), options, [&](const Chase& chase) { rows.add(chase); });
  rows.finish();
  return Exit::ok;
}

void show_rows(Context& context, const handover::Readiness& readiness) {
  auto rows = context.rows(check_fields());
  for (const auto& check : readiness.checks) rows.add(check);
  rows.finish();
  using enum handover::Ready;
  context.note("{} done, {} open, {} overdue", readiness.count(done), readiness.count(open),
               readiness.count(overdue));
  if (const auto sunset = handover::sunset(readiness.plan)) {
    const auto days = std::chrono::floor<std::chrono::days>(*sunset - readiness.as_of).count();
    context.note("{} days left on the sunset clock", days);
  }
}

Exit run(Context& context, const Options& options) {
  if (options.missing) return run_missing(context, options);
  const auto& store = context.store_to_read();
  StatusResult result{handover::readiness(store, context.now()), {}, {}};
  if (!context.style().is_json()) {
    show_rows(context, result.readiness);
    return Exit::ok;
  }
  each_step(result.readiness.plan, context.now(),
            [&](const PlannedStep& step) { result.plan.push_back(step); });
  each_chase(store, options, [&](const Chase& chase) { result.missing.push_back(chase); });
  context.show(status_fields(), result);
  return Exit::ok;
}

}  // namespace

void add_handover_status(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("status", "Say what is done, open and overdue, and what to run");
  verb.add_flag("--missing", options->missing,
                "List the members whose word on being passed on is missing");
  verb.add_option("--recipient", options->recipient, "Of those missing, only about this successor")
      .type_name("NAME");
  verb.shows(status_fields, render::Amount::one);
  verb.lists(check_fields);
  verb.shows(chase_fields, render::Amount::many,
             {"missing", [options] { return options->missing; }});
  verb.footer(
      "With --json also the plan, who is accounted for, and every member to chase.\n\n"
      "Examples:\n"
      "  qlab handover status\n"
      "  qlab handover status --json\n"
      "  qlab handover status --missing --recipient 'Next Network'");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
