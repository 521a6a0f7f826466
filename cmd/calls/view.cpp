// SPDX-License-Identifier: Apache-2.0
#include "cmd/calls/round.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string call;
};

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto found = calls::find(store, options.call);
  const CallView view{shown_call(context, calls::with_name(store, found)),
                      calls::held_for(store, found.id, context.now()),
                      calls::notes(store, found.id), calls::history(store, found.id)};
  context.show(call_view_fields(), view);
  return Exit::ok;
}

}  // namespace

void add_calls_view(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("view", "Show a call with its notes and all that happened to it");
  verb.shows(call_view_fields, render::Amount::one);
  verb.add_option("CALL", options->call, "k4, or 4").required();
  verb.footer("Example:\n  qlab calls view k4");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
