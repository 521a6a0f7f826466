// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/add.hpp"

#include "cmd/context.hpp"
#include "cmd/mailing.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string slug;
  std::string title;
  std::string start;
  std::string zone;
  std::string duration;
  std::string url;
  std::optional<std::int64_t> capacity;
  std::optional<std::string> rsvp_until;
};

Exit run(Context& context, const Options& options) {
  webinar::NewWebinar wanted;
  wanted.slug = options.slug;
  wanted.title = options.title;
  wanted.zone = options.zone.empty() ? context.zone() : options.zone;
  wanted.starts_at = calendar::parse_when(options.start, context.now(), wanted.zone);
  wanted.duration = calendar::parse_duration(options.duration);
  wanted.url = options.url;
  wanted.capacity = options.capacity;
  if (options.rsvp_until)
    wanted.rsvp_until = calendar::parse_when(*options.rsvp_until, context.now(), wanted.zone);
  wanted.domain = uid_domain(context.config().identity);
  const auto added = webinar::add(context.store(), wanted, context.now());
  context.note("created {}: {}, for {}", ref(Letter::webinar, added.id),
               calendar::shown(added.starts_at, added.zone), calendar::shown(added.duration));
  if (added.rsvp_until)
    context.note("RSVPs close on {}", calendar::shown(*added.rsvp_until, added.zone));
  if (added.starts_at < context.now()) context.note("it lies in the past");
  context.show(webinar_fields(), webinar::Summary{added, {}});
  return Exit::ok;
}

}  // namespace

void add_webinar_add(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("add", "Add a webinar");
  verb.add_option("SLUG", options->slug, "Its short name: small letters, digits and '-'")
      .required();
  verb.add_option("--title", options->title, "Its title").required().type_name("TEXT");
  verb.add_option("--start", options->start, "When it starts: 2027-02-20 12:30, or an instant")
      .required()
      .type_name("WHEN");
  verb.add_option("--zone", options->zone,
                  "The time zone it is held in (default: --tz, general.timezone)")
      .type_name("ZONE");
  verb.add_option("--duration", options->duration, "How long it lasts: 90m, 1h30m")
      .required()
      .type_name("DURATION");
  verb.add_option("--url", options->url, "Where people join").type_name("URL");
  verb.add_option("--capacity", options->capacity, "How many places there are").type_name("N");
  verb.add_option("--rsvp-until", options->rsvp_until,
                  "Until when answers count: 2027-02-18 18:00 (default: until it ends)")
      .type_name("WHEN");
  verb.shows(webinar_fields, render::Amount::one);
  verb.footer(
      "Says on standard error which day of the week that is.\n\nExample:\n"
      "  qlab webinar add future --title 'What comes next' --start '2027-02-20 12:30' \\\n"
      "    --zone Europe/London --duration 90m --url https://meet.example.org/future");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
