// SPDX-License-Identifier: Apache-2.0
#include "cmd/environment.hpp"

#include <pwd.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

namespace qlab::cmd {
namespace {

/// An empty variable counts as not set.
std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return {};
  return value;
}

std::optional<std::string> first_of(std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    if (auto value = variable(name)) return value;
  }
  return {};
}

std::filesystem::path config_home(const std::filesystem::path& home) {
  if (const auto named = variable("XDG_CONFIG_HOME")) return *named;
  return home.empty() ? home : home / ".config";
}

std::optional<std::size_t> number(const std::optional<std::string>& text) {
  std::size_t value = 0;
  if (!text) return {};
  const auto [stop, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || *stop != '\0' || value == 0) return {};
  return value;
}

}  // namespace

Environment read_environment() {
  Environment environment;
  environment.store = variable("QLAB_STORE");
  environment.config = variable("QLAB_CONFIG");
  environment.now = variable("QLAB_NOW");
  environment.zone = variable("TZ");
  environment.home = variable("HOME").value_or("");
  environment.config_home = config_home(environment.home);
  environment.credentials = variable("CREDENTIALS_DIRECTORY").value_or("");
  environment.columns = number(variable("COLUMNS"));
  environment.no_input = variable("QLAB_NO_INPUT").has_value();
  environment.debug = variable("QLAB_DEBUG").has_value();
  environment.no_color = variable("NO_COLOR").has_value();
  environment.force_color = variable("FORCE_COLOR") || variable("CLICOLOR_FORCE");
  environment.browser = variable("BROWSER");
  environment.pager = first_of({"QLAB_PAGER", "PAGER"});
  environment.editor = first_of({"QLAB_EDITOR", "VISUAL", "EDITOR"});
  environment.dumb_terminal = variable("TERM") == "dumb";
  return environment;
}

std::string account() {
  const auto* entry = ::getpwuid(::getuid());
  return entry != nullptr ? entry->pw_name : "uid " + std::to_string(::getuid());
}

}  // namespace qlab::cmd
