// SPDX-License-Identifier: Apache-2.0
// What is wrong between keys that are each right: found by `config check` before it hurts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/config/config.hpp"

namespace qlab::config {

struct Problem {
  std::string_view key;
  std::string message;  ///< one sentence, as in an Error
  std::string hint;
};

/// Finds settings that need another one, contradict each other, or name files that are absent or
/// that others can read. Looks at files; runs no password command and opens no connection.
std::vector<Problem> problems(const Config& config);

}  // namespace qlab::config
