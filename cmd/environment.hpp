// SPDX-License-Identifier: Apache-2.0
// What the environment says, read once at the start. Nothing else reads it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace qlab::cmd {

struct Environment {
  std::optional<std::string> store;    ///< QLAB_STORE
  std::optional<std::string> config;   ///< QLAB_CONFIG
  std::optional<std::string> now;      ///< QLAB_NOW, RFC 3339
  std::optional<std::string> zone;     ///< TZ
  std::filesystem::path home;          ///< HOME
  std::filesystem::path config_home;   ///< XDG_CONFIG_HOME or ~/.config
  std::filesystem::path credentials;   ///< CREDENTIALS_DIRECTORY
  std::optional<std::size_t> columns;  ///< COLUMNS
  bool no_input = false;               ///< QLAB_NO_INPUT
  bool debug = false;                  ///< QLAB_DEBUG
  bool no_color = false;               ///< NO_COLOR
  bool force_color = false;            ///< FORCE_COLOR, CLICOLOR_FORCE
  std::optional<std::string> browser;  ///< BROWSER
  std::optional<std::string> pager;    ///< QLAB_PAGER, PAGER
  std::optional<std::string> editor;   ///< QLAB_EDITOR, VISUAL, EDITOR
  bool dumb_terminal = false;          ///< TERM is dumb
};

Environment read_environment();

/// The account behind the process, not $USER, which anybody can set. Asks the system, which may ask
/// a network.
std::string account();

}  // namespace qlab::cmd
