// SPDX-License-Identifier: Apache-2.0
#include "cmd/config/common.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/shown_path.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

Exit run(Context& context) {
  show_path(context, file_to_change(context));
  return Exit::ok;
}

}  // namespace

void add_config_path(Verb& config, Action& action) {
  auto verb = config.add_verb("path", "Print the path of the file that 'config set' changes");
  verb.shows(place_fields, render::Amount::one);
  verb.footer("Example:\n  \"$EDITOR\" \"$(qlab config path)\"");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd
