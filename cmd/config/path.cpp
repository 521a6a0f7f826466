// SPDX-License-Identifier: Apache-2.0

#include "cmd/config/common.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Place {
  std::string path;
  bool exists = false;
};

constexpr std::array<render::Field<Place>, 2> fields{{
    {"path", [](const Place& place, render::Sink& sink) { sink.text(place.path); }},
    {"exists", [](const Place& place, render::Sink& sink) { sink.truth(place.exists); }},
}};

Exit run(Context& context) {
  const auto file = file_to_change(context);
  if (wants_bare_value(context)) {
    context.out().write(file.string() + "\n");
  } else {
    context.show<Place>(fields, {file.string(), std::filesystem::exists(file)});
  }
  return Exit::ok;
}

}  // namespace

void add_config_path(Verb& config, Action& action) {
  auto verb = config.add_verb("path", "Print the path of the file that 'config set' changes");
  verb.footer("Example:\n  \"$EDITOR\" \"$(qlab config path)\"");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd
