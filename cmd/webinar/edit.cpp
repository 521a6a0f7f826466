// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/edit.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/telling.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  std::optional<std::string> title;
  std::optional<std::string> start;
  std::optional<std::string> zone;
  std::optional<std::string> duration;
  std::optional<std::string> url;
  std::optional<std::int64_t> capacity;
  bool without_capacity = false;
  std::optional<std::string> rsvp_until;
  bool without_rsvp_until = false;
  Telling telling;

  [[nodiscard]] bool changes_nothing() const {
    return !title && !start && !zone && !duration && !url && !capacity && !without_capacity &&
           !rsvp_until && !without_rsvp_until;
  }
};

webinar::Edit wanted(Context& context, const Options& options, const webinar::Webinar& webinar) {
  webinar::Edit edit;
  edit.title = options.title;
  edit.zone = options.zone;
  if (options.start) {
    edit.starts_at =
        calendar::parse_when(*options.start, context.now(), options.zone.value_or(webinar.zone));
  }
  if (options.duration) edit.duration = calendar::parse_duration(*options.duration);
  edit.url = options.url;
  edit.capacity = options.capacity;
  edit.without_capacity = options.without_capacity;
  if (options.rsvp_until) {
    edit.rsvp_until = calendar::parse_when(*options.rsvp_until, context.now(),
                                           options.zone.value_or(webinar.zone));
  }
  edit.without_rsvp_until = options.without_rsvp_until;
  edit.to_be_told = options.telling.notify;
  return edit;
}

void say(Context& context, const webinar::Edited& edited) {
  const auto& now = edited.after;
  if (edited.changed.empty()) {
    context.note("nothing to change");
    return;
  }
  context.note("changed {}: {}, for {}", fmt::join(edited.changed, ", "),
               calendar::shown(now.starts_at, now.zone), calendar::shown(now.duration));
  if (now.rsvp_until) context.note("RSVPs close on {}", calendar::shown(*now.rsvp_until, now.zone));
  for (const auto member : edited.offered) {
    context.note("{} is offered a place", ref(Letter::member, member));
  }
}

Exit run(Context& context, const Options& options) {
  const auto& telling = options.telling;
  if (options.changes_nothing() && !telling.notify) {
    throw Error(Kind::usage, "nothing is said that should change",
                "say what, or --notify to tell those who know an older state");
  }
  if (telling.round.rehearses() && !options.changes_nothing()) {
    throw Error(Kind::usage, "a rehearsal shows who would be told of what has changed already",
                "change the webinar first, then 'qlab webinar edit WEBINAR --notify --dry-run'");
  }
  const auto found = webinar::find(context.store_to_read(), options.webinar);
  ChangeResult result{{}, found, 0, {}, {}};
  if (!options.changes_nothing()) {
    if (telling.notify && !telling.round.queue) require_relay(context);
    const auto edited =
        webinar::edit(context.store(), found, wanted(context, options, found), context.now());
    say(context, edited);
    result = {edited.changed, edited.after, edited.withdrawn, edited.offered, {}};
  }
  return tell_of_change(context, telling, "webinar edit", "edit", result);
}

}  // namespace

void add_webinar_edit(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("edit", "Change a webinar, and tell those it concerns");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  verb.add_option("--title", options->title, "Another title").type_name("TEXT");
  verb.add_option("--start", options->start, "When it starts: 2027-02-20 12:30, or an instant")
      .type_name("WHEN");
  verb.add_option("--zone", options->zone,
                  "The time zone it is held in; without --start the wall time stays")
      .type_name("ZONE");
  verb.add_option("--duration", options->duration, "How long it lasts: 90m, 1h30m")
      .type_name("DURATION");
  verb.add_option("--url", options->url, "Where people join; '' takes the link away")
      .type_name("URL");
  auto capacity =
      verb.add_option("--capacity", options->capacity, "How many places there are").type_name("N");
  verb.add_flag("--no-capacity", options->without_capacity, "Everybody finds a place")
      .excludes(capacity);
  auto closing = verb.add_option("--rsvp-until", options->rsvp_until,
                                 "Until when answers count: 2027-02-18 18:00")
                     .type_name("WHEN");
  verb.add_flag("--no-rsvp-until", options->without_rsvp_until, "Answers count until it ends")
      .excludes(closing);
  add_telling(verb, options->telling,
              "Tell everybody who knows an older state, by mail and calendar");
  verb.footer(
      "Another time, place or link is a new revision: mails that wait and say something else are\n"
      "taken back, and --notify updates the calendars of those who were invited and did not\n"
      "decline.\n\n"
      "Examples:\n  qlab webinar edit future --start '2027-02-27 12:30' --notify --yes\n"
      "  qlab webinar edit future --capacity 40\n"
      "  qlab webinar edit future --notify --dry-run");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
