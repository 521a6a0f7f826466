// SPDX-License-Identifier: Apache-2.0
// What is wrong between keys that are each right: found by `config check` before it hurts.
#pragma once

#include <filesystem>
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

using Problems = std::vector<Problem>;

/// Finds settings that need another one, contradict each other, or name files that are absent or
/// that others can read. Looks at files; runs no password command and opens no connection. The
/// credentials are the folder where secrets are looked for first; empty: there is none.
Problems problems(const Config& config, const std::filesystem::path& credentials = {});

}  // namespace qlab::config
