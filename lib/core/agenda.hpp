// SPDX-License-Identifier: Apache-2.0
// What waits for a person today, for 'qlab status'. Each noun tells its own in lib/<noun>/agenda.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab {

struct Task {
  std::string_view noun;        ///< mail
  std::string_view kind;        ///< mail_due; never renamed once released
  std::int64_t count = 0;       ///< more than 0
  std::string about;            ///< "3 mails are due"
  std::string command;          ///< "qlab mail send"
  std::optional<Instant> at{};  ///< when it begins, ends or was last done, where that matters
};

using Agenda = std::vector<Task>;

/// Adds the task where there is something to do.
inline void add_if_any(Agenda& agenda, Task task) {
  if (task.count > 0) agenda.push_back(std::move(task));
}

/// "1 mail is", "3 mails are".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

}  // namespace qlab
