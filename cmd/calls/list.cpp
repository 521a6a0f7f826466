// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/listing.hpp"

#include "cmd/calls/round.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
  bool today = false;
};

/// From midnight to midnight on the walls of staff.
Period today(Context& context) {
  const auto zone = context.zone();
  const auto day = std::chrono::floor<std::chrono::days>(calendar::to_local(context.now(), zone));
  return {calendar::start_of_day(day, zone),
          calendar::start_of_day(day + std::chrono::days(1), zone)};
}

Exit run(Context& context, const Options& options) {
  calls::Question question;
  if (!options.query.empty()) question.query = text::join(options.query, " ");
  if (options.today) question.within = today(context);
  auto rows = context.rows(call_fields());
  calls::each(context.store_to_read(), question,
              [&](const calls::Listed& call) { rows.add(shown_call(context, call)); });
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_calls_list(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("list", "List calls, those to be arranged first");
  verb.shows(call_fields, render::Amount::many);
  verb.add_option("QUERY", options->query, "Which calls ('qlab help queries'); else all");
  verb.add_flag("--today", options->today, "Only those that are booked for today");
  verb.footer(
      "Examples:\n  qlab calls list --today\n  qlab calls list state:wanted,proposed owner:anna\n"
      "  qlab calls list at:2027-03 --format csv -o march.csv");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
