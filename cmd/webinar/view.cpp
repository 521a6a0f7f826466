// SPDX-License-Identifier: Apache-2.0

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
};

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto found = webinar::find(store, options.webinar);
  context.show(webinar_view_fields(), WebinarView{{found, webinar::count(store, found.id)},
                                                  webinar::standings(store, found.id)});
  return Exit::ok;
}

}  // namespace

void add_webinar_view(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("view", "Show a webinar and who answered what");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  verb.footer("Example:\n  qlab webinar view future");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
