// SPDX-License-Identifier: Apache-2.0

#include "cmd/config/common.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool origin = false;
};

Exit run(Context& context, const Options& options) {
  auto fields = setting_fields;
  if (options.origin) fields[2].shown = render::Shown::always;
  auto rows = context.rows<config::Setting>(fields);
  for (const auto& setting : context.configuration().settings()) rows.add(setting);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_config_list(Verb& config, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = config.add_verb("list", "List every setting with its value in force");
  verb.shows([] { return render::Fields<config::Setting>(setting_fields); }, render::Amount::many);
  verb.add_flag("--origin", options->origin, "Show the file and line of each value");
  verb.footer("Examples:\n  qlab config list --origin\n  qlab config list --json=key,value");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
