// SPDX-License-Identifier: Apache-2.0
// A community of its own in a temporary folder, and qlab run on it with a stopped clock.
#pragma once

#include "tests/support/json.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/absent.hpp"
#include "tests/support/places.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {

class Lab {
 public:
  /// Runs 'qlab init' in a new folder; the clock stands at 2027-01-15T09:00:00Z.
  Lab();

  /// Runs qlab with these arguments.
  Finished run(const std::vector<std::string>& arguments, const std::string& input = {}) const;

  /// Runs qlab, which must succeed with nothing on stderr but notes; returns stdout parsed as JSON.
  [[nodiscard]] nlohmann::json json(std::vector<std::string> arguments,
                                    const std::string& input = {}) const;

  /// Writes a file into the folder and returns its path.
  [[nodiscard]] std::string file(std::string_view name, std::string_view bytes) const;

  /// Adds to qlab.toml, for example "[relay]\nkind = ...\n"; replaces what was added before.
  void configure(std::string_view toml);

  [[nodiscard]] std::filesystem::path path(std::string_view name) const {
    return m_folder.path() / name;
  }
  [[nodiscard]] std::filesystem::path store() const { return path("lab/qlab.db"); }

  Variables variables;  ///< what qlab sees; tests may change it

 private:
  TempDir m_folder;
};

}  // namespace qlab::test
