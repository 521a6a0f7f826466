// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/outstanding.hpp"

#include "cmd/context.hpp"
#include "cmd/members/standing_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/selection.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
  std::int64_t contacts = 3;
  bool summary = false;
};

Exit run(Context& context, const Options& options) {
  const auto query = select_members(options.query);
  const auto each = [&](const auto& call) {
    handover::each_outstanding(context.store_to_read(), query, options.contacts, context.now(),
                               call);
  };
  if (!options.summary) {
    auto rows = context.rows(outstanding_fields());
    each([&](const handover::Outstanding& row) { rows.add(row); });
    rows.finish();
    return Exit::ok;
  }
  std::array<std::int64_t, handover::outcomes.size()> counts{};
  each([&](const handover::Outstanding& row) {
    ++counts.at(static_cast<std::size_t>(row.outcome));
  });
  auto rows = context.rows(outcome_count_fields());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    rows.add({static_cast<handover::Outcome>(i), counts.at(i)});
  }
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_outstanding(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("outstanding", "Put everybody in one outcome, with the next action");
  verb.add_option("QUERY", options->query, "As in 'members list'; without one, all members");
  verb.add_option("--k", options->contacts,
                  "After how many mails without an answer somebody has not answered (3)")
      .type_name("N")
      .positive();
  verb.add_flag("--summary", options->summary, "Only how many are in each outcome");
  verb.shows(outstanding_fields, render::Amount::many);
  verb.shows(outcome_count_fields, render::Amount::many,
             {"summary", [options] { return options->summary; }});
  verb.footer(
      "Examples:\n"
      "  qlab members outstanding --summary\n"
      "  qlab members outstanding relation:collaborator --k 2 --format csv -o open.csv");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
