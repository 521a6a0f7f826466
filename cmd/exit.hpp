// SPDX-License-Identifier: Apache-2.0
// The exit statuses: one table from which the program, its help and its man page are made.
#pragma once

#include <span>
#include <string_view>

#include "lib/core/error.hpp"

namespace qlab::cmd {

enum class Exit : int {
  ok = 0,
  failed = 1,
  usage = 2,
  partial = 3,
  auth = 4,
  declined = 5,
  refused = 6,
  not_found = 10,
  locked = 11,
  data = 65,
  bug = 70,
  io = 74,
  temporary = 75,
  config = 78,
  interrupted = 130,
  terminated = 143
};

struct ExitMeaning {
  Exit exit;
  std::string_view name;
  std::string_view when;
};

/// Every status, in the order of the numbers.
std::span<const ExitMeaning> exit_meanings();

/// The status of a command that an error of this kind stopped.
Exit exit_of(Kind kind);

}  // namespace qlab::cmd
