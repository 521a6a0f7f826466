// SPDX-License-Identifier: Apache-2.0
// Work that goes on after the handover: whose it is, how far it is, what comes next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

enum class TaskState { open, doing, blocked, done, dropped };
inline constexpr Names<5> task_states{"open", "doing", "blocked", "done", "dropped"};

constexpr std::string_view name(TaskState state) {
  return task_states.at(static_cast<std::size_t>(state));
}

struct Task {
  std::int64_t id = 0;
  std::string task;
  std::string owner;  ///< as typed, or the member's name; "former member" once they are erased
  std::optional<std::int64_t> member;  ///< who owns it, where a member does
  TaskState state = TaskState::open;
  std::string next_step;
  std::optional<Instant> due_at;
  std::optional<Instant> done_at;
  Instant created_at;
  Instant updated_at;

  [[nodiscard]] bool is_open() const {
    return state != TaskState::done && state != TaskState::dropped;
  }
};

struct NewTask {
  std::string task;
  std::string owner;  ///< m12 or an address is a member; anything else stays as it is typed
  TaskState state = TaskState::open;
  std::string next_step;
  std::optional<Instant> due_at;
};

/// What is to be another; what is not said stays.
struct TaskEdit {
  std::optional<std::string> task;
  std::optional<std::string> owner;  ///< empty: nobody
  std::optional<TaskState> state;
  std::optional<std::string> next_step;
  std::optional<Instant> due_at;
  bool without_due = false;  ///< at most one of these two
};

/// Throws usage for a task without words, not_found for a member who is none.
Task add_task(store::Store& store, const NewTask& wanted, Instant now);

/// Writes what differs, all or nothing; throws as add_task().
Task edit_task(store::Store& store, const Task& task, const TaskEdit& wanted, Instant now);

/// Open work first, what is due earliest before the rest; then what is over, the newest first.
std::vector<Task> tasks(const store::Store& store);

/// By its id. Throws not_found.
Task require_task(const store::Store& store, std::string_view text);

}  // namespace qlab::handover
