// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/ics.hpp"

#include <algorithm>

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/webinar/letter.hpp"
#include "lib/webinar/lint.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  bool lint = false;
};

/// Without an address that is read, the event has no organizer.
mail::Host host(Context& context) {
  mail::Host host;
  if (!context.config().identity.email.empty()) host.identity = identity(context);
  return host;
}

/// What those who have an earlier object would see of the present one.
Exit lint(Context& context, const webinar::Webinar& webinar) {
  const auto reader = context.mail_reader();
  const auto calendar_of = [&reader](std::string_view bytes) {
    const auto mail = reader->read(bytes);
    const auto* part = mail.part("text/calendar");
    return part == nullptr ? std::string() : part->text;
  };
  const auto findings = webinar::lint(context.store_to_read(), webinar, host(context),
                                      context.zone(), calendar_of, context.now());
  auto rows = context.rows(finding_fields());
  for (const auto& finding : findings) rows.add(finding);
  rows.finish();
  const bool is_wrong = std::ranges::any_of(findings, [](const webinar::Finding& finding) {
    return finding.judgement == webinar::Judgement::wrong;
  });
  return is_wrong ? Exit::failed : Exit::ok;
}

Exit run(Context& context, const Options& options) {
  const auto found = webinar::find(context.store_to_read(), options.webinar);
  if (options.lint) return lint(context, found);
  const auto event = webinar::event_of(found, host(context), {}, context.now());
  context.out().write(calendar::write_ics(event));
  return Exit::ok;
}

}  // namespace

void add_webinar_ics(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("ics", "Write a webinar as a calendar file for everybody");
  verb.shows(finding_fields, render::Amount::many, {"lint", [options] { return options->lint; }});
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  verb.add_flag("--lint", options->lint,
                "Say what calendars that hold an earlier one would make of it");
  verb.footer(
      "It names no member and asks for no answer; 'qlab webinar invite' does. With --lint the "
      "status\n"
      "is 1 where something is wrong.\n\n"
      "Examples:\n  qlab webinar ics future -o future.ics\n  qlab webinar ics future --lint");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
