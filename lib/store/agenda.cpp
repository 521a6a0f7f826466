// SPDX-License-Identifier: Apache-2.0
#include "lib/store/agenda.hpp"

#include <fmt/format.h>

#include "lib/store/backups.hpp"
#include "lib/store/clone_guard.hpp"

namespace qlab::store {
namespace {

constexpr auto oldest_backup = std::chrono::hours(36);

void add_backup(const std::filesystem::path& backups, Instant now, Agenda& agenda) {
  const auto newest = newest_backup(backups);
  if (newest && now - newest->at < oldest_backup) return;
  Task task{"store", "backup_old", 1, "there is no backup", "qlab store backup"};
  if (newest) {
    const auto days = std::chrono::floor<std::chrono::days>(now - newest->at).count();
    task.about = fmt::format("the newest backup is {} old", counted(days, "day", "days"));
    task.at = newest->at;
  }
  agenda.push_back(std::move(task));
}

}  // namespace

void add_tasks(const Store& store, const std::filesystem::path& backups, Instant now,
               Agenda& agenda) {
  if (const auto reason = displacement(store)) {
    agenda.push_back({"store", "store_displaced", 1,
                      fmt::format("the store does not send here: {}", *reason),
                      "qlab store adopt --reason TEXT"});
  }
  if (!backups.empty()) add_backup(backups, now, agenda);
}

}  // namespace qlab::store
