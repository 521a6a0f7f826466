// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/scenarios/transitions.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> scenarios;
};

Exit run(Context& context, const Options& options) {
  const auto words = ids_or_input(options.scenarios);
  const auto done = scenarios::open(context.store(), words, context.now(), basis(context));
  return show_transitions(context, "opened", done);
}

}  // namespace

void add_scenarios_open(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("open", "Open drafts for answers");
  verb.add_option("SCENARIO", options->scenarios, "Ids or slugs, or - for standard input")
      .required();
  verb.shows(scenario_transition_fields, render::Amount::many);
  verb.footer("Example:\n  qlab scenarios open host-led quiet-end");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
