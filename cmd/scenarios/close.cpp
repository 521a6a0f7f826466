// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/scenarios/transitions.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> scenarios;
  bool chosen = false;
  bool set_aside = false;
};

scenarios::State outcome(const Options& options) {
  if (options.chosen) return scenarios::State::chosen;
  return options.set_aside ? scenarios::State::set_aside : scenarios::State::closed;
}

Exit run(Context& context, const Options& options) {
  const auto words = ids_or_input(options.scenarios);
  const auto done = scenarios::close(context.store(), words, outcome(options), context.now());
  return show_transitions(context, "closed", done);
}

}  // namespace

void add_scenarios_close(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("close", "Take no more answers, and say what came of it");
  verb.add_option("SCENARIO", options->scenarios, "Ids or slugs, or - for standard input")
      .required();
  auto chosen = verb.add_flag("--chosen", options->chosen, "It is what will happen");
  verb.add_flag("--set-aside", options->set_aside, "It is not what will happen").excludes(chosen);
  verb.shows(scenario_transition_fields, render::Amount::many);
  verb.footer(
      "Examples:\n  qlab scenarios close host-led quiet-end\n"
      "  qlab scenarios close host-led --chosen");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
