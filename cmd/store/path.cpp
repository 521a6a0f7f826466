// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/context.hpp"
#include "cmd/store/verbs.hpp"
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
  const auto path = std::filesystem::absolute(context.store_path());
  const bool asked = context.globals().json || !context.globals().format.empty();
  if (asked) {
    context.show<Place>(fields, {path.string(), std::filesystem::exists(path)});
  } else {
    context.out().write(path.string() + "\n");
  }
  return Exit::ok;
}

}  // namespace

void add_store_path(Verb& store, Action& action) {
  auto verb = store.add_verb("path", "Print the path of the store");
  verb.footer("Example:\n  ls -l \"$(qlab store path)\"");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd
