// SPDX-License-Identifier: Apache-2.0
// The topics of 'qlab help' that are no command.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace qlab::cmd {

struct Topic {
  std::string_view name;
  std::string_view purpose;
  std::string (*text)();
};

std::span<const Topic> topics();

}  // namespace qlab::cmd
