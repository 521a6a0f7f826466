// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"
#include "cmd/shown_path.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

Exit run(Context& context) {
  show_path(context, std::filesystem::absolute(context.store_path()));
  return Exit::ok;
}

}  // namespace

void add_store_path(Verb& store, Action& action) {
  auto verb = store.add_verb("path", "Print the path of the store");
  verb.shows(place_fields, render::Amount::one);
  verb.footer("Example:\n  ls -l \"$(qlab store path)\"");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd
