// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"
#include "cmd/scenarios/answer_fields.hpp"
#include "cmd/scenarios/differences.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/scenarios/tally_fields.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/tally.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string scenario;
  bool history = false;
  bool words = false;
  std::optional<std::int64_t> version;
  std::string member;
};

/// For people: what is known about it, a line for each axis, and the text as it was written.
void print(Context& context, const ScenarioView& view) {
  const auto fields = scenario_view_fields();
  context.show(fields.first(fields.size() - 2), view);
  context.out().write("\n");
  auto rows = context.rows(tally_row_fields());
  for (const auto& row : tally_rows({&view.tally, 1})) rows.add(row);
  rows.finish();
  context.out().write("\n" + text::terminal_safe_lines(view.body) + "\n");
}

void show_whole(Context& context, const scenarios::Scenario& scenario) {
  const auto& store = context.store_to_read();
  const ScenarioView view{scenarios::tally(store, scenario), scenarios::body(store, scenario)};
  if (context.style().format == render::Format::table) {
    print(context, view);
  } else {
    context.show(scenario_view_fields(), view);
  }
}

/// Scripts get the versions; people what differs from one to the next.
void show_history(Context& context, const scenarios::Scenario& scenario, Pieces pieces) {
  const auto versions = scenarios::versions(context.store_to_read(), scenario);
  const auto& format = context.globals().format;
  const bool for_people = (format.empty() || format == "table") && !context.globals().json;
  if (!for_people) {
    auto rows = context.rows(version_fields());
    for (const auto& version : versions) rows.add(version);
    rows.finish();
  } else {
    write_differences(context, scenario, versions, pieces);
  }
}

void show_version(Context& context, const scenarios::Scenario& scenario, std::int64_t number) {
  const auto version = scenarios::version(context.store_to_read(), scenario, number);
  if (context.style().format != render::Format::table)
    return context.show(version_fields(), version);
  const auto fields = version_fields();
  context.show(fields.first(fields.size() - 1), version);
  context.out().write("\n" + text::terminal_safe_lines(version.body) + "\n");
}

void show_member(Context& context, const scenarios::Scenario& scenario, const std::string& who) {
  const auto& store = context.store_to_read();
  const auto member = members::resolve(store, who);
  auto rows = context.rows(stance_fields());
  for (const auto& stance : scenarios::history(store, scenario, member.id)) rows.add(stance);
  rows.finish();
}

Exit run(Context& context, const Options& options) {
  const auto scenario = scenarios::require(context.store_to_read(), options.scenario);
  if (options.history) {
    show_history(context, scenario, options.words ? Pieces::words : Pieces::lines);
  } else if (options.version) {
    show_version(context, scenario, *options.version);
  } else if (!options.member.empty()) {
    show_member(context, scenario, options.member);
  } else {
    show_whole(context, scenario);
  }
  return Exit::ok;
}

}  // namespace

void add_scenarios_view(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("view", "Show a scenario with its text and its answers");
  verb.add_option("SCENARIO", options->scenario, "Its id or slug").required();
  verb.shows(scenario_view_fields, render::Amount::one);
  verb.shows(version_fields, render::Amount::many,
             {"history", [options] { return options->history; }});
  verb.shows(version_fields, render::Amount::one,
             {"revision", [options] { return options->version.has_value(); }});
  verb.shows(stance_fields, render::Amount::many,
             {"member", [options] { return !options->member.empty(); }});
  auto history =
      verb.add_flag("--history", options->history, "Show what changed from version to version");
  verb.add_flag("--words", options->words, "With --history: by words, [-gone-]{+new+}")
      .needs(history);
  auto version = verb.add_option("--revision", options->version, "Show this version of its text");
  version.type_name("N").excludes(history);
  verb.add_option("--member", options->member, "Show all that this member ever answered to it")
      .type_name("MEMBER")
      .excludes(history, version);
  verb.footer(
      "Examples:\n  qlab scenarios view host-led\n  qlab scenarios view s3 --json=title,body\n"
      "  qlab scenarios view host-led --history\n  qlab scenarios view host-led --member m12");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
