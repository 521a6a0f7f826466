// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/rsvp.hpp"

#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/members/find.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  std::string member;
  std::string answer;
};

void tell(Context& context, const RsvpResult& result) {
  const auto& recorded = result.recorded;
  context.note("{}: {} -> {}{}", ref(Letter::member, result.member), name(recorded.previous),
               name(recorded.answer), recorded.counts ? "" : " (a later answer counts)");
  for (const auto member : recorded.offered) {
    context.note("{} is offered a place", ref(Letter::member, member));
  }
  if (recorded.call) {
    context.note(
        "{}: {}", ref(Letter::call, *recorded.call),
        recorded.answer == webinar::Answer::no ? "a call is wanted" : "no call is needed any more");
  }
}

Exit run(Context& context, const Options& options) {
  const auto answer = webinar::parse_answer(options.answer);
  auto& store = context.store();
  const auto found = webinar::find(store, options.webinar);
  const auto member = members::resolve(store, options.member);
  const auto now = context.now();
  const RsvpResult result{
      found.id, member.id,
      webinar::answer(store, found, {member.id, answer, webinar::Source::staff, now}, now)};
  tell(context, result);
  context.show(rsvp_fields(), result);
  return Exit::ok;
}

}  // namespace

void add_webinar_rsvp(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("rsvp", "Record what a member answered");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  verb.add_option("MEMBER", options->member, "An id or an address").required();
  verb.add_option("ANSWER", options->answer, "yes, maybe or no").required();
  verb.shows(rsvp_fields, render::Amount::one);
  verb.footer(
      "A yes without a place left is waitlisted; a place given back is offered to whoever waits\n"
      "longest.\n\nExample:\n  qlab webinar rsvp future m12 yes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
