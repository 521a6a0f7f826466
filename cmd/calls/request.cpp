// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/request.hpp"

#include "cmd/calls/round.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/members/naming.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string member;
  std::optional<std::string> reason;
  std::optional<std::string> phone;
  std::optional<std::string> owner;
  std::optional<std::string> zone;
};

Exit run(Context& context, const Options& options) {
  const auto member = member_named(context, options.member);
  const auto done = calls::request(
      context.store(), {member.id, options.reason, options.phone, options.owner, options.zone},
      context.now());
  context.note("{} {}",
               done.created ? "created" : "there is one:", ref(Letter::call, done.call.id));
  context.show(call_fields(), shown_call(context, {done.call, member.name, {}}));
  return Exit::ok;
}

}  // namespace

void add_calls_request(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("request", "Say that a member is to be called");
  verb.shows(call_fields, render::Amount::one);
  verb.add_option("MEMBER", options->member, "m12, 12 or an address").required();
  verb.add_option("--reason", options->reason, "Why").type_name("TEXT");
  verb.add_option("--phone", options->phone, "The number to ring").type_name("NUMBER");
  verb.add_option("--owner", options->owner, "Who of staff arranges it").type_name("NAME");
  verb.add_option("--zone", options->zone, "The time zone that the member lives in")
      .type_name("ZONE");
  verb.footer(
      "Whoever cannot come to a webinar is on the list at once, without this. Where a call of the\n"
      "member is open already, it is completed by what is said, and there is no second one.\n\n"
      "Examples:\n  qlab calls request m12 --phone '+44 29 2018 0000' --owner anna\n"
      "  qlab calls request m12 --zone Europe/Berlin");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
