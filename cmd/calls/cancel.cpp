// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/cancel.hpp"

#include "cmd/calls/round.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> calls;
  std::string by;
  bool no_mail = false;
  RoundOptions round;
};

Exit run(Context& context, const Options& options) {
  const auto by = require_named<calls::Side>(calls::sides, options.by, "a side");
  const auto ids = ids_or_input(options.calls);
  std::vector<calls::Call> found;
  for (const auto& id : ids) found.push_back(calls::find(context.store_to_read(), id));
  const auto tell = options.no_mail ? calls::Tell::no : calls::Tell::yes;
  const auto decide = [&](const Recipients& recipients) {
    return calls::plan_cancelling(context.store_to_read(), found, by,
                                  {basis(context), recipients.max, tell});
  };
  const auto act = [&](const mail::Desk* desk, calls::Round& round) {
    calls::carry_out_cancelling(context.store(), desk, call_setting(context), round, by,
                                context.now());
  };
  const auto object = found.size() == 1 ? ref(Letter::call, found.front().id) : std::string();
  const auto result = carry_out(context, options.round,
                                {"calls cancel", "cancel", "cancel {} calls", object, decide, act});
  show_calls(context, result);
  return conclude(context, result.sent);
}

}  // namespace

void add_calls_cancel(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("cancel", "Call calls off, and take them out of calendars");
  verb.shows(calls_result_fields, render::Amount::one);
  verb.lists(call_item_fields);
  verb.add_option("CALL", options->calls, "k4, several, or - for standard input").required();
  verb.add_option("--by", options->by, "Who calls it off: member or staff")
      .required()
      .type_name("SIDE");
  verb.add_flag("--no-mail", options->no_mail, "Write to nobody: the members know");
  add_plan(verb, options->round.recipients, "The most members to write to now");
  add_round(verb, options->round);
  verb.footer(
      "Before a time was agreed, a call that its member calls off is declined, and one that staff\n"
      "calls off is lapsed; nobody is written to. Slots are free again.\n\n"
      "Examples:\n  qlab calls cancel k4 --by member\n"
      "  qlab calls list at:2027-03-01 staff:anna --format ids | qlab calls cancel - --by staff");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
