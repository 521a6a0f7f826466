// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/record.hpp"

#include "cmd/calls/round.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string call;
  std::string state;
  std::optional<std::string> by;
  std::optional<std::string> outcome;
  std::optional<std::string> agreed;
  std::string note;
};

calls::Result result_of(Context& context, const Options& options, const calls::Call& call) {
  constexpr Names<2> words{"held", "no-show"};
  calls::Result result;
  if (!options.state.empty()) {
    require_named<int>(words, options.state, "what became of a call");
    result.state = named<calls::State>(calls::states, options.state);
  }
  if (options.by) result.side = require_named<calls::Side>(calls::sides, *options.by, "a side");
  result.outcome = options.outcome;
  result.agreed = options.agreed;
  result.note = options.note;
  result.staff = call.owner.empty() ? context.author().actor : call.owner;
  return result;
}

Exit run(Context& context, const Options& options) {
  auto& store = context.store();
  const auto call = calls::find(store, options.call);
  const auto done = calls::record(store, call, result_of(context, options, call),
                                  context.config().calls.outcomes, context.now());
  context.show(call_fields(), shown_call(context, calls::with_name(store, done)));
  return Exit::ok;
}

}  // namespace

void add_calls_record(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("record", "Say what became of a call");
  verb.shows(call_fields, render::Amount::one);
  verb.add_option("CALL", options->call, "k4, or 4").required();
  verb.add_option("STATE", options->state, "held or no-show; without one only what is said below");
  verb.add_option("--by", options->by, "Of a no-show: who did not come, member or staff")
      .type_name("SIDE");
  verb.add_option("--outcome", options->outcome, "What it led to, as a code (calls.outcomes)")
      .type_name("CODE");
  verb.add_option("--agreed", options->agreed, "What was agreed; this may be passed on")
      .type_name("TEXT");
  verb.add_option("--note", options->note, "A note for staff alone, beside those there are")
      .type_name("TEXT");
  verb.footer(
      "A call that was wanted and took place without being booked is recorded as held now.\n\n"
      "Examples:\n  qlab calls record k4 held --outcome wants-to-help --agreed 'Hosts in May'\n"
      "  qlab calls record k4 no-show --by member\n  qlab calls record k4 --note 'Ring after six'");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
