// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/ics.hpp"

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/webinar/letter.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
};

/// Without an address that is read, the event has no organizer.
webinar::Host host(Context& context) {
  webinar::Host host;
  if (!context.config().identity.email.empty()) host.identity = identity(context);
  return host;
}

Exit run(Context& context, const Options& options) {
  const auto found = webinar::find(context.store_to_read(), options.webinar);
  const auto event = webinar::event_of(found, host(context), {}, context.now());
  context.out().write(calendar::write_ics(event));
  return Exit::ok;
}

}  // namespace

void add_webinar_ics(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("ics", "Write a webinar as a calendar file for everybody");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  verb.footer(
      "It names no member and asks for no answer; 'qlab webinar invite' does.\n\n"
      "Example:\n  qlab webinar ics future -o future.ics");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
