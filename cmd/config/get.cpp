// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cmd/asked_format.hpp"
#include "cmd/config/common.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string key;
};

Exit run(Context& context, const Options& options) {
  const auto& key = config::key_named(options.key);
  const auto settings = context.configuration().settings();
  const auto setting = std::ranges::find(settings, key.name, &config::Setting::key);
  if (asks_for_format(context)) {
    context.show<config::Setting>(setting_fields, *setting);
  } else {
    context.out().write(setting->value + "\n");
  }
  return Exit::ok;
}

}  // namespace

void add_config_get(Verb& config, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = config.add_verb("get", "Print the value of a setting; an empty line if not set");
  verb.shows([] { return render::Fields<config::Setting>(setting_fields); }, render::Amount::one);
  verb.add_option("KEY", options->key, "Section and key, like relay.url").required();
  verb.footer("Examples:\n  qlab config get store.path\n  qlab config get relay.url --json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
