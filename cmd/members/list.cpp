// SPDX-License-Identifier: Apache-2.0

#include "cmd/members/fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/selection.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
};

Exit run(Context& context, const Options& options) {
  auto rows = context.rows(member_fields());
  members::each(
      context.store_to_read(), select_members(options.query),
      [&](const members::Member& member) { rows.add(member); }, parts_shown(context.style()));
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_list(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("list", "List members, all or those of a query");
  verb.add_option("QUERY", options->query, "Words that must all hold; see 'qlab help queries'");
  verb.shows(member_fields, render::Amount::many);
  verb.footer(
      "Examples:\n"
      "  qlab members list tag:facilitator nation:wales,scotland\n"
      "  qlab members list anna -relation:guest --json=ref,name,email\n"
      "  qlab members list consent:refused joined:2026-01.. --format csv -o members.csv");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
