// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/edit.hpp"

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/front_matter.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string scenario;
  std::optional<std::string> title;
  std::filesystem::path body_file;
  std::optional<std::int64_t> position;
  std::optional<std::int64_t> if_version;
  bool material = false;
  bool minor = false;

  [[nodiscard]] bool says_nothing() const { return !title && body_file.empty() && !position; }
};

scenarios::Edit wanted(Context& context, const Options& options) {
  scenarios::Edit edit;
  edit.title = options.title;
  if (!options.body_file.empty()) edit.body = read_text(context, options.body_file);
  edit.position = options.position;
  edit.if_version = options.if_version;
  if (options.material) edit.weight = scenarios::Weight::material;
  if (options.minor) edit.weight = scenarios::Weight::minor;
  return edit;
}

/// What the person left in the editor, against the version that they were shown.
void edit_by_hand(Context& context, const scenarios::Scenario& scenario, scenarios::Edit& edit) {
  const auto body = scenarios::body(context.store_to_read(), scenario);
  const auto shown =
      scenarios::write_markdown({scenario.slug, scenario.title, scenario.position, body});
  const auto left = context.edited(shown, ".md");
  const auto said = scenarios::read_markdown(left, scenario.slug + ".md");
  if (said.slug && *said.slug != scenario.slug) {
    throw Error(Kind::data, fmt::format("{}.md: the slug does not change", scenario.slug),
                "links and command lines depend on it");
  }
  edit.title = said.title;
  edit.position = said.order;
  if (said.body != scenarios::read_markdown(shown, "").body) edit.body = said.body;
  if (!edit.if_version) edit.if_version = scenario.version;
}

/// Somebody at a terminal can be asked what a script must say.
void ask_for_weight(Context& context, const scenarios::Scenario& scenario, scenarios::Edit& edit) {
  if (edit.weight || scenario.state != scenarios::State::open) return;
  const bool words =
      (edit.title && scenarios::words_differ(*edit.title, scenario.title)) ||
      (edit.body &&
       scenarios::words_differ(*edit.body, scenarios::body(context.store_to_read(), scenario)));
  if (!words) return;
  edit.weight = scenarios::Weight::minor;
  try {
    context.confirm("Must answers be given again, because the meaning changed");
    edit.weight = scenarios::Weight::material;
  } catch (const Error& error) {
    if (error.kind() != Kind::declined) throw;  // a no is an answer here
  }
}

void tell(Context& context, const scenarios::Edited& done) {
  if (done.changed.empty()) {
    context.note("nothing to change");
    return;
  }
  context.note("changed {}; version {}", fmt::join(done.changed, ", "), done.after.version);
  if (done.stale > 0) {
    context.note("{} answers are stale until they are given again or confirmed", done.stale);
  }
}

Exit run(Context& context, const Options& options) {
  const auto scenario = scenarios::require(context.store_to_read(), options.scenario);
  auto edit = wanted(context, options);
  if (options.says_nothing()) {
    if (!context.can_ask()) {
      throw Error(Kind::usage, "nothing is said that should change",
                  "say --title, --body-file or --position, or run it at a terminal");
    }
    edit_by_hand(context, scenario, edit);
    ask_for_weight(context, scenario, edit);
  }
  const auto done = scenarios::edit(context.store(), scenario, edit, context.now());
  tell(context, done);
  context.show(scenario_edit_fields(), done);
  return Exit::ok;
}

}  // namespace

void add_scenarios_edit(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("edit", "Change a scenario's title, text or place in the order");
  verb.add_option("SCENARIO", options->scenario, "Its id or slug").required();
  verb.add_option("--title", options->title, "Another title").type_name("TEXT");
  verb.add_option("--body-file", options->body_file,
                  "Another text in Markdown, or - for standard input")
      .type_name("FILE");
  verb.add_option("--position", options->position, "Its place in the order; the first is 1")
      .type_name("N");
  auto material = verb.add_flag("--material", options->material,
                                "The meaning changed: answers are stale until confirmed");
  verb.add_flag("--minor", options->minor, "The meaning is the same: answers hold")
      .excludes(material);
  verb.add_option("--if-version", options->if_version,
                  "Refuse where the text is another version by now")
      .type_name("N");
  verb.shows(scenario_edit_fields, render::Amount::one);
  verb.footer(
      "Every version is kept. While a scenario is open, a change of its words needs --material or\n"
      "--minor. Without a flag that says what to change, the text opens in $QLAB_EDITOR, $VISUAL\n"
      "or $EDITOR.\n\n"
      "Examples:\n  qlab scenarios edit host-led --position 1\n"
      "  qlab scenarios edit host-led --body-file host.md --material --if-version 1\n"
      "  qlab scenarios edit host-led");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
