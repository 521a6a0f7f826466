// SPDX-License-Identifier: Apache-2.0
#include "lib/config/example.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "lib/config/keys.hpp"
#include "lib/config/load.hpp"
#include "lib/core/text.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

/// The example with every commented-out setting made.
std::string activated() {
  static const std::regex commented_out("^# ([a-z_]+ = )");
  std::string text;
  for (const auto line : text::split(example(), '\n')) {
    text += std::regex_replace(std::string(line), commented_out, "$1") + "\n";
  }
  return text;
}

Loaded load_text(std::string_view text) {
  const test::TempDir dir;
  Sources sources;
  sources.named_file = dir.file("qlab.toml", text);
  return load(sources);
}

}  // namespace

TEST_CASE("config example: it is read as it is, with the safe settings made") {
  const auto config = load_text(example()).config;
  CHECK(config.general.timezone == "Europe/London");
  CHECK(config.store.path.filename() == "qlab.db");
  CHECK(config.relay.kind == RelayKind::none);
  CHECK(config.identity.email.empty());
}

TEST_CASE("config example: it is read with every commented-out setting made") {
  const auto loaded = load_text(activated());
  CHECK(loaded.config.relay.kind == RelayKind::smtp);
  for (const auto& setting : loaded.settings()) {
    CAPTURE(setting.key);
    CHECK(setting.origin != "default");
  }
}

TEST_CASE("config example: what is made says the defaults, but for the zone and the store") {
  const auto example_settings = load_text(example()).settings();
  const auto defaults = load({}).settings();
  for (std::size_t i = 0; i < defaults.size(); ++i) {
    CAPTURE(defaults[i].key);
    const bool differs = defaults[i].key == "general.timezone" || defaults[i].key == "store.path";
    CHECK((example_settings[i].value == defaults[i].value) != differs);
  }
}

TEST_CASE("config keys: every key has its own name and one sentence of help") {
  std::set<std::string_view> names;
  for (const auto& key : keys()) {
    CAPTURE(key.name);
    CHECK(names.insert(key.name).second);
    CHECK(std::ranges::count(key.name, '.') == 1);
    CHECK(key.help.ends_with('.'));
    CHECK_FALSE(accepts(key).empty());
  }
}

}  // namespace qlab::config
