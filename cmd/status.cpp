// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/calls/agenda.hpp"
#include "lib/comments/agenda.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/agenda.hpp"
#include "lib/inbox/agenda.hpp"
#include "lib/mail/agenda.hpp"
#include "lib/members/agenda.hpp"
#include "lib/store/agenda.hpp"
#include "lib/store/reading.hpp"
#include "lib/webinar/agenda.hpp"

namespace qlab::cmd {
namespace {

constexpr std::array<render::Field<Task>, 6> fields{{
    {"noun", [](const Task& task, render::Sink& sink) { sink.text(task.noun); },
     render::Shown::in_detail},
    {"kind", [](const Task& task, render::Sink& sink) { sink.text(task.kind); },
     render::Shown::in_detail},
    {"count", [](const Task& task, render::Sink& sink) { sink.number(task.count); },
     render::Shown::in_detail},
    {"about", [](const Task& task, render::Sink& sink) { sink.text(task.about); }},
    {"command", [](const Task& task, render::Sink& sink) { sink.text(task.command); }},
    {"at", [](const Task& task, render::Sink& sink) { sink.maybe(task.at); }},
}};

render::Fields<Task> task_fields() { return fields; }

/// Each noun tells its own; what concerns the store comes last.
Agenda agenda(Context& context) {
  const auto& store = context.store_to_read();
  const store::Reading reading(store);
  const auto now = context.now();
  Agenda all;
  inbox::add_tasks(store, now, all);
  comments::add_tasks(store, now, all);
  mail::add_tasks(store, now, all);
  webinar::add_tasks(store, basis(context), now, all);
  calls::add_tasks(store, now, all);
  members::add_tasks(store, now, all);
  handover::add_tasks(store, now, all);
  store::add_tasks(store, context.config().store.backups, now, all);
  return all;
}

/// Whole sentences with their commands in a column of their own: nothing is cut.
void show_screen(Context& context, const Agenda& tasks) {
  const auto zone = context.zone();
  context.out().write(fmt::format("{}\n", calendar::shown(context.now(), zone)));
  if (tasks.empty()) context.out().write("\nnothing waits\n");
  std::size_t width = 0;
  for (const auto& task : tasks) width = std::max(width, text::width(task.about));
  std::string_view noun;
  for (const auto& task : tasks) {
    if (task.noun != noun) context.out().write(fmt::format("\n{}\n", task.noun));
    noun = task.noun;
    const std::string padding(width - text::width(task.about), ' ');
    const auto when =
        task.at ? fmt::format("  ({})", calendar::shown_in_table(*task.at, zone)) : "";
    context.out().write(fmt::format("  {}{}  {}{}\n", text::terminal_safe(task.about), padding,
                                    text::terminal_safe(task.command), when));
  }
}

Exit run(Context& context) {
  const auto tasks = agenda(context);
  if (context.style().format == render::Format::table) {
    show_screen(context, tasks);
    return Exit::ok;
  }
  auto rows = context.rows(task_fields());
  for (const auto& task : tasks) rows.add(task);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_status(Verb& root, Action& action) {
  auto verb = root.add_verb("status", "What waits to be done today");
  verb.shows(task_fields, render::Amount::many);
  verb.footer(
      "Each line has the command to run. What needs nobody is not shown; the status is 0.\n\n"
      "Examples:\n  qlab status\n  qlab status --json=kind,count");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd
