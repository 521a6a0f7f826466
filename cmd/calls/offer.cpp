// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/offer.hpp"

#include "cmd/calls/round.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/selection.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> calls;
  RoundOptions round;
  std::optional<std::size_t> count;
  std::optional<std::string> staff;
  std::optional<std::string> hold;
  std::vector<std::string> slots;
};

std::vector<calls::Call> chosen(Context& context, const Options& options,
                                const std::vector<std::string>& ids, const Recipients& recipients) {
  const auto& store = context.store_to_read();
  if (recipients.to) return calls::calls_to_arrange(store, select_members(*recipients.to));
  std::vector<calls::Call> found;
  for (const auto& id : ids) found.push_back(calls::find(store, id));
  if (!options.slots.empty() && found.size() != 1) {
    throw Error(Kind::usage, "--slot names times for one call", "say one call");
  }
  return found;
}

calls::OfferRules rules(Context& context, const Options& options, const Recipients& recipients) {
  const auto& configured = context.config().calls;
  const auto count = options.count.value_or(3);
  if (count < 1 || count > calls::most_offered || options.slots.size() > calls::most_offered) {
    throw Error(Kind::usage, fmt::format("a letter offers 1 to {} times", calls::most_offered));
  }
  return {.round = {basis(context), recipients.max},
          .count = count,
          .hold = options.hold ? calendar::parse_duration(*options.hold) : configured.hold,
          .lead = configured.lead,
          .staff = options.staff,
          .slots = options.slots};
}

/// Who was named and got nothing is named again; a query that selects them leaves them out.
Exit settle_named(Context& context, const CallsResult& result) {
  std::vector<Refusal> refusals;
  for (const auto& item : result.round.items) {
    if (item.out) refusals.push_back({ref(Letter::call, item.call().id), item.out->text});
  }
  return settle(context, "offered", refusals, result.round.items.size());
}

Exit run(Context& context, const Options& options) {
  const bool by_query = options.round.recipients.to.has_value();
  const bool applies = !options.round.recipients.apply.empty();
  const bool by_name = !options.calls.empty();
  const auto ids = ids_or_input(options.calls);
  if (by_query == by_name && !(applies && !by_name)) {
    throw Error(Kind::usage, "say which calls, or --to which members");
  }
  const auto decide = [&](const Recipients& recipients) {
    return calls::plan_offers(context.store_to_read(), chosen(context, options, ids, recipients),
                              rules(context, options, recipients), context.now());
  };
  const auto act = [&](const mail::Desk* desk, calls::Round& round) {
    if (desk == nullptr) return;
    calls::queue_offers(context.store(), *desk, call_setting(context), round, context.now());
  };
  const auto result = carry_out(context, options.round,
                                {"calls offer", "offer", "offer times for {} calls",
                                 ids.size() == 1 ? ids.front() : "", decide, act});
  show_calls(context, result);
  if (result.round.items.empty()) context.note("no call of theirs is to be arranged");
  const auto sent = conclude(context, result.sent);
  const auto named = ids.empty() || result.dry_run ? Exit::ok : settle_named(context, result);
  return sent == Exit::ok ? named : sent;
}

}  // namespace

void add_calls_offer(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("offer", "Propose times to members by mail, and keep them meanwhile");
  verb.shows(calls_result_fields, render::Amount::one);
  verb.lists(call_item_fields);
  verb.add_option("CALL", options->calls, "k4, several, or - for standard input");
  add_recipients(verb, options->round.recipients, "Which members, instead of calls",
                 "The most members to write to now");
  verb.add_option("--count", options->count, "How many times each may choose from, 1 to 5 (3)")
      .type_name("N");
  verb.add_option("--staff", options->staff, "Whose times (else the owner's, else anybody's)")
      .type_name("NAME");
  verb.add_option("--slot", options->slots, "Exactly this slot; may be said up to 5 times")
      .type_name("SLOT")
      .one_at_a_time();
  verb.add_option("--hold", options->hold, "How long they are kept (calls.hold)")
      .type_name("DURATION");
  add_round(verb, options->round);
  verb.footer(
      "Nobody is offered times who refused calls or mail, and no time is offered to two.\n\n"
      "Examples:\n  qlab calls offer k4\n  qlab calls offer k4 --slot t3 --slot t5 --hold 24h\n"
      "  qlab calls offer --to relation:collaborator --plan offers.json\n"
      "  qlab calls list state:wanted --format ids | qlab calls offer - --yes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
