// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/progress.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/item.hpp"
#include "lib/members/find.hpp"
#include "lib/store/change.hpp"
#include "lib/store/required.hpp"

namespace qlab::handover {
namespace {

constexpr std::string_view former = "former member";

std::string checked_task(std::string_view text) {
  auto task = one_line("task", text);
  if (!task.empty()) return task;
  throw Error(Kind::usage, "a task needs words", "say with --task what is to be done");
}

/// A bare number is no member here: "3" may be the third floor.
bool names_member(std::string_view text) {
  return text.find('@') != std::string_view::npos ||
         (text.starts_with(static_cast<char>(Letter::member)) &&
          parse_ref(Letter::member, text).has_value());
}

void set_owner(const store::Store& store, Task& task, std::string_view typed) {
  task.owner = one_line("owner", typed);
  task.member.reset();
  if (!names_member(task.owner)) return;
  const auto member = members::resolve(store, task.owner);
  task.member = member.id;
  task.owner = member.name;
}

void set_state(Task& task, TaskState state, Instant now) {
  if (state == task.state) return;
  task.state = state;
  task.done_at = state == TaskState::done ? std::optional(now) : std::nullopt;
}

Task read(const store::Statement& row) {
  Task task;
  task.id = row.integer(0);
  task.task = row.text(1);
  task.member = row.maybe_integer(2);
  task.owner = row.text(3);
  if (task.member && task.owner.empty()) task.owner = former;
  task.state = named<TaskState>(task_states, row.view(4)).value();
  task.next_step = row.text(5);
  task.due_at = row.maybe_instant(6);
  task.done_at = row.maybe_instant(7);
  task.created_at = row.instant(8);
  task.updated_at = row.instant(9);
  return task;
}

constexpr auto columns =
    "SELECT p.id, p.task, p.member_id, coalesce(m.name, p.owner), p.state, p.next_step, p.due_at,"
    " p.done_at, i.created_at, i.updated_at FROM progress AS p"
    " JOIN handover_item AS i ON i.id = p.id"
    " LEFT JOIN member AS m ON m.id = p.member_id AND m.erased_at IS NULL ";

Task by_id(const store::Store& store, std::int64_t id) {
  return read(store::required(store.first(std::string(columns) + "WHERE p.id = ?", id)));
}

}  // namespace

Task add_task(store::Store& store, const NewTask& wanted, Instant now) {
  Task task;
  task.task = checked_task(wanted.task);
  task.next_step = one_line("next step", wanted.next_step);
  set_state(task, wanted.state, now);
  store::Change change(store, now, store::WhenFrozen::allowed);
  set_owner(store, task, wanted.owner);
  const auto id = add_item(store, ItemKind::progress, now);
  store.run(
      "INSERT INTO progress (id, task, owner, member_id, state, next_step, due_at, done_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      id, task.task, task.member ? "" : task.owner, task.member, name(task.state), task.next_step,
      wanted.due_at, task.done_at);
  change.touch(Letter::handover_item, id);
  change.commit("added a task");
  return by_id(store, id);
}

Task edit_task(store::Store& store, const Task& task, const TaskEdit& wanted, Instant now) {
  auto after = task;
  if (wanted.task) after.task = checked_task(*wanted.task);
  if (wanted.next_step) after.next_step = one_line("next step", *wanted.next_step);
  if (wanted.state) set_state(after, *wanted.state, now);
  if (wanted.due_at || wanted.without_due) after.due_at = wanted.due_at;
  store::Change change(store, now, store::WhenFrozen::allowed);
  if (wanted.owner) set_owner(store, after, *wanted.owner);
  const auto changed = store.run(
      "UPDATE progress SET task = ?2, owner = ?3, member_id = ?4, state = ?5, next_step = ?6,"
      " due_at = ?7, done_at = ?8 WHERE id = ?1 AND NOT (task = ?2 AND owner = ?3"
      " AND member_id IS ?4 AND state = ?5 AND next_step = ?6 AND due_at IS ?7 AND done_at IS ?8)",
      task.id, after.task, after.member ? "" : after.owner, after.member, name(after.state),
      after.next_step, after.due_at, after.done_at);
  if (changed > 0) touch_item(store, task.id, now);
  change.touch(Letter::handover_item, task.id);
  change.commit("changed a task");
  return by_id(store, task.id);
}

std::vector<Task> tasks(const store::Store& store) {
  auto rows = store.prepare(
      std::string(columns) +
      "ORDER BY p.state IN ('done', 'dropped'), p.due_at IS NULL, p.due_at, p.done_at DESC, p.id");
  std::vector<Task> found;
  while (rows.step()) found.push_back(read(rows));
  return found;
}

Task require_task(const store::Store& store, std::string_view text) {
  return by_id(store, require_item(store, ItemKind::progress, text));
}

}  // namespace qlab::handover
