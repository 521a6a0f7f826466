// SPDX-License-Identifier: Apache-2.0
// The configuration in layers: the system's file, the person's file (or exactly the one named),
// then variables and flags; later wins. The caller says where they are: nothing is looked up here.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/config/config.hpp"
#include "lib/core/error.hpp"

namespace qlab::config {

/// One value from above the files, typed as `config set` takes it. A wrong one is a usage error.
struct Override {
  std::string key;     ///< "store.path"
  std::string value;   ///< relative paths stay as they are
  std::string origin;  ///< "--store", "QLAB_STORE"
};

/// An empty path is a file that is not asked for.
struct Sources {
  std::filesystem::path system_file;                ///< may be absent
  std::filesystem::path user_file;                  ///< may be absent
  std::optional<std::filesystem::path> named_file;  ///< instead of both; must exist
  std::filesystem::path home;                       ///< what ~/ in a path stands for
  std::vector<Override> overrides;                  ///< in order: later wins
};

struct Setting {
  std::string_view key;
  std::string value;
  std::string origin;  ///< "file:line", the override's origin, or "default"
};

struct Loaded {
  Config config;
  std::map<std::string_view, std::string> origins;  ///< of the keys that a layer names
  std::vector<std::filesystem::path> files;         ///< those that were read

  /// Every key, in the order of keys().
  [[nodiscard]] std::vector<Setting> settings() const;
};

/// Reads every layer. Throws config, at file:line:column with the way out, where a file holds an
/// unknown key, a value that does not fit, or a secret; and where the named file cannot be read.
Loaded load(const Sources& sources);

}  // namespace qlab::config
