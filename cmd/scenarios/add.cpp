// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string slug;
  std::string title;
  std::filesystem::path body_file;
  bool open = false;
};

Exit run(Context& context, const Options& options) {
  const auto body =
      options.body_file.empty() ? context.edited("", ".md") : read_text(context, options.body_file);
  const scenarios::Draft draft{options.slug, options.title, body};
  const auto opening = options.open ? scenarios::Opening::now : scenarios::Opening::later;
  const auto added = scenarios::add(context.store(), draft, opening, context.now(), basis(context));
  context.show<scenarios::Scenario>(scenario_fields(), added);
  context.note("created {} ({})", ref(Letter::scenario, added.id), name(added.state));
  return Exit::ok;
}

}  // namespace

void add_scenarios_add(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("add", "Add a scenario: what could happen");
  verb.add_option("SLUG", options->slug, "Its short name: lower-case letters, digits, hyphens")
      .required();
  verb.add_option("--title", options->title, "Its title").type_name("TEXT").required();
  verb.add_option("--body-file", options->body_file,
                  "Its text in Markdown, or - for standard input; without it your editor opens")
      .type_name("FILE");
  verb.add_flag("--open", options->open, "Open it for answers at once");
  verb.shows(scenario_fields, render::Amount::one);
  verb.footer(
      "Example:\n  qlab scenarios add host-led --title 'A host carries it on' --body-file host.md");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
