// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/learning.hpp"

#include "cmd/context.hpp"
#include "cmd/handover/fields.hpp"
#include "cmd/handover/learning_export.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string which;
  std::optional<std::string> title;
  std::optional<std::string> body_file;
  std::optional<std::string> sources;
  std::optional<std::string> confidence;
  std::optional<std::string> role;
};

std::optional<handover::Confidence> confidence_of(const Options& options) {
  if (!options.confidence) return {};
  return require_named<handover::Confidence>(handover::confidences, *options.confidence,
                                             "a confidence");
}

std::optional<std::string> body_of(Context& context, const Options& options) {
  if (!options.body_file) return {};
  return read_text(context, *options.body_file);
}

Exit run_add(Context& context, const Options& options) {
  handover::NewLesson wanted;
  wanted.title = options.title.value_or("");
  wanted.body = body_of(context, options).value_or("");
  wanted.sources = options.sources.value_or("");
  wanted.confidence = confidence_of(options).value_or(handover::Confidence::medium);
  wanted.role = options.role.value_or("");
  const auto added = handover::add_lesson(context.store(), wanted, context.now());
  context.note("created {}", ref(Letter::handover_item, added.id));
  context.show(lesson_fields(), added);
  return Exit::ok;
}

Exit run_edit(Context& context, const Options& options) {
  const auto found = handover::require_lesson(context.store_to_read(), options.which);
  const handover::LessonEdit edit{options.title, body_of(context, options), options.sources,
                                  confidence_of(options), options.role};
  if (!edit.title && !edit.body && !edit.sources && !edit.confidence && !edit.role) {
    throw Error(Kind::usage, "nothing is said that should change",
                "say --title, --body-file, --source, --confidence or --role");
  }
  context.show(lesson_fields(), handover::edit_lesson(context.store(), found, edit, context.now()));
  return Exit::ok;
}

Exit run_list(Context& context, const Options& /*options*/) {
  auto rows = context.rows(lesson_fields());
  for (const auto& lesson : handover::lessons(context.store_to_read())) rows.add(lesson);
  rows.finish();
  return Exit::ok;
}

Exit run_view(Context& context, const Options& options) {
  context.show(lesson_fields(), handover::require_lesson(context.store_to_read(), options.which));
  return Exit::ok;
}

Exit run_remove(Context& context, const Options& options) {
  const auto found = handover::require_lesson(context.store_to_read(), options.which);
  handover::remove_lesson(context.store(), found, context.now());
  context.show(lesson_fields(), found);
  context.note("removed {}", ref(Letter::handover_item, found.id));
  return Exit::ok;
}

using Run = Exit (*)(Context&, const Options&);

Verb add_verb(Verb& learning, Action& action, const std::shared_ptr<Options>& options,
              const char* name, const char* purpose, Run run) {
  auto verb = learning.add_verb(name, purpose);
  verb.callback([&action, options, run] {
    action = [options, run](Context& c) { return run(c, *options); };
  });
  return verb;
}

void add_details(Verb& verb, Options& options) {
  verb.add_option("--body-file", options.body_file,
                  "The lesson as Markdown, or - for standard input")
      .type_name("FILE");
  verb.add_option("--source", options.sources,
                  "What it rests on: comments, calls, scenarios, webinars, as in c3,k4,s1,w1")
      .type_name("REFS");
  verb.add_option("--confidence", options.confidence, "How sure it is: low, medium or high")
      .type_name("WORD");
  verb.add_option("--role", options.role, "Who should know it: facilitator, funder ...")
      .type_name("TEXT");
}

}  // namespace

void add_handover_learning(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("learning", "Keep what was learned, with what it rests on");
  verb.require_verb();
  auto add = add_verb(verb, action, options, "add", "Add a lesson", run_add);
  add.shows(lesson_fields, render::Amount::one);
  add.add_option("--title", options->title, "The lesson in one line").required().type_name("TEXT");
  add_details(add, *options);
  auto list = add_verb(verb, action, options, "list", "List the lessons", run_list);
  list.shows(lesson_fields, render::Amount::many);
  auto view = add_verb(verb, action, options, "view", "Show one", run_view);
  view.shows(lesson_fields, render::Amount::one);
  auto edit = add_verb(verb, action, options, "edit", "Change one", run_edit);
  edit.shows(lesson_fields, render::Amount::one);
  edit.add_option("--title", options->title, "Another line").type_name("TEXT");
  add_details(edit, *options);
  auto remove = add_verb(verb, action, options, "remove", "Take one away", run_remove);
  remove.shows(lesson_fields, render::Amount::one);
  for (auto* each : {&view, &edit, &remove}) {
    each->add_option("LESSON", options->which, "h2, or 2").required();
  }
  add_learning_export(verb, action);
  verb.footer(
      "Examples:\n"
      "  qlab handover learning add --title 'Small groups last' --body-file lesson.md \\\n"
      "    --source c3,w1 --confidence high --role facilitator\n"
      "  qlab handover learning list\n"
      "  qlab handover learning export -o learning.md");
}

}  // namespace qlab::cmd
