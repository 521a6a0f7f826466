// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/progress.hpp"

#include "cmd/context.hpp"
#include "cmd/handover/fields.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> which;
  std::optional<std::string> task;
  std::optional<std::string> owner;
  std::optional<std::string> state;
  std::optional<std::string> next_step;
  std::optional<std::string> due;
  bool open = false;
};

/// What the flags say should be another; of a new task, what it is.
handover::TaskEdit edit_of(Context& context, const Options& options) {
  handover::TaskEdit edit;
  edit.task = options.task;
  edit.owner = options.owner;
  edit.next_step = options.next_step;
  if (options.state) {
    edit.state = require_named<handover::TaskState>(handover::task_states, *options.state,
                                                    "a state of a task");
  }
  edit.without_due = options.due == "none";
  if (options.due && !edit.without_due) {
    edit.due_at = calendar::parse_when(*options.due, context.now(), context.zone());
  }
  return edit;
}

Exit run_add(Context& context, const Options& options) {
  const auto said = edit_of(context, options);
  const auto added = handover::add_task(
      context.store(),
      {said.task.value_or(""), said.owner.value_or(""),
       said.state.value_or(handover::TaskState::open), said.next_step.value_or(""), said.due_at},
      context.now());
  context.note("created {}", ref(Letter::handover_item, added.id));
  context.show(task_fields(), added);
  return Exit::ok;
}

Exit run_edit(Context& context, const Options& options) {
  const auto found = handover::require_task(context.store_to_read(), options.which.front());
  if (!options.task && !options.owner && !options.state && !options.next_step && !options.due) {
    throw Error(Kind::usage, "nothing is said that should change",
                "say --task, --owner, --state, --next-step or --due");
  }
  context.show(task_fields(), handover::edit_task(context.store(), found, edit_of(context, options),
                                                  context.now()));
  return Exit::ok;
}

Exit run_done(Context& context, const Options& options) {
  handover::TaskEdit edit;
  edit.state = handover::TaskState::done;
  std::vector<handover::Task> found;
  for (const auto& word : ids_or_input(options.which)) {
    found.push_back(handover::require_task(context.store_to_read(), word));
  }
  auto rows = context.rows(task_fields());
  for (const auto& task : found) {
    rows.add(handover::edit_task(context.store(), task, edit, context.now()));
  }
  rows.finish();
  return Exit::ok;
}

Exit run_list(Context& context, const Options& options) {
  auto rows = context.rows(task_fields());
  for (const auto& task : handover::tasks(context.store_to_read())) {
    if (!options.open || task.is_open()) rows.add(task);
  }
  rows.finish();
  return Exit::ok;
}

using Run = Exit (*)(Context&, const Options&);

Verb add_verb(Verb& progress, Action& action, const std::shared_ptr<Options>& options,
              const char* name, const char* purpose, Run run) {
  auto verb = progress.add_verb(name, purpose);
  verb.callback([&action, options, run] {
    action = [options, run](Context& c) { return run(c, *options); };
  });
  return verb;
}

void add_details(Verb& verb, Options& options) {
  verb.add_option("--owner", options.owner, "Whose it is: m12 or an address, or any name")
      .type_name("WHO");
  verb.add_option("--state", options.state, "open, doing, blocked, done or dropped")
      .type_name("WORD");
  verb.add_option("--next-step", options.next_step, "What comes next").type_name("TEXT");
  verb.add_option("--due", options.due, "When it should be done; 'none' takes that away")
      .type_name("WHEN");
}

}  // namespace

void add_handover_progress(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb =
      handover.add_verb("progress", "Keep the work that goes on: whose it is, what is next");
  verb.require_verb();
  auto add = add_verb(verb, action, options, "add", "Add a task", run_add);
  add.shows(task_fields, render::Amount::one);
  add.add_option("--task", options->task, "The task in one line").required().type_name("TEXT");
  add_details(add, *options);
  auto list =
      add_verb(verb, action, options, "list", "List the tasks, the open ones first", run_list);
  list.shows(task_fields, render::Amount::many);
  list.add_flag("--open", options->open, "Only those that are not done or dropped");
  auto edit = add_verb(verb, action, options, "edit", "Change one", run_edit);
  edit.shows(task_fields, render::Amount::one);
  edit.add_option("TASK", options->which, "h2, or 2").required().expected(1, 1);
  edit.add_option("--task", options->task, "Other words").type_name("TEXT");
  add_details(edit, *options);
  auto done = add_verb(verb, action, options, "done", "Say that tasks are done", run_done);
  done.shows(task_fields, render::Amount::many);
  done.add_option("TASK", options->which, "h2, or 2; - reads them from standard input").required();
  verb.footer(
      "Examples:\n"
      "  qlab handover progress add --task 'Renew the web address' --owner m12 \\\n"
      "    --next-step 'ask for the invoice' --due 2027-03-01\n"
      "  qlab handover progress list --open\n"
      "  qlab handover progress edit h2 --state blocked --next-step 'wait for the bank'\n"
      "  qlab handover progress done h2");
}

}  // namespace qlab::cmd
