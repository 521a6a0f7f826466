// SPDX-License-Identifier: Apache-2.0

#include "cmd/config/common.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/config/edit.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string key;
  std::string value;
};

struct Changed {
  std::string key;
  std::string value;
  std::string file;
};

constexpr std::array<render::Field<Changed>, 4> fields{{
    {"action", [](const Changed&, render::Sink& sink) { sink.text("set"); }},
    {"key", [](const Changed& changed, render::Sink& sink) { sink.text(changed.key); }},
    {"value",
     [](const Changed& changed, render::Sink& sink) { put_or_nothing(changed.value, sink); }},
    {"file", [](const Changed& changed, render::Sink& sink) { sink.text(changed.file); }},
}};

Exit run(Context& context, const Options& options) {
  // lib/config knows the shape of a zone's name, the calendar knows which there are.
  if (options.key == "general.timezone" && !options.value.empty())
    calendar::check_zone(options.value);
  const auto file = file_to_change(context);
  config::set_in_file(file, options.key, options.value);
  context.show<Changed>(fields, {options.key, options.value, file.string()});
  return Exit::ok;
}

}  // namespace

void add_config_set(Verb& config, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = config.add_verb("set", "Set a value in the configuration file");
  verb.shows([] { return render::Fields<Changed>(fields); }, render::Amount::one);
  verb.add_option("KEY", options->key, "Section and key, like relay.url").required();
  verb.add_option("VALUE", options->value, "The value; a list is one word or [\"a\", \"b\"]")
      .required();
  verb.footer(
      "Comments and everything else in the file stay as they are.\n"
      "Examples:\n  qlab config set relay.kind maildir\n"
      "  qlab config set relay.password_command '[\"pass\", \"relay/lab\"]'");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
