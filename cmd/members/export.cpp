// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "cmd/commands.hpp"
#include "cmd/members/fields.hpp"
#include "cmd/selection.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
};

Exit run(Context& context, const Options& options) {
  auto style = context.style();
  const auto& globals = context.globals();
  if (globals.format.empty() && !globals.json) style.format = render::Format::csv;
  render::Rows<members::Member> rows(member_fields(), context.out(), style);
  members::each(
      context.store_to_read(), select_members(options.query),
      [&](const members::Member& member) { rows.add(member); }, parts_shown(style));
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_export(CLI::App& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = members.add_subcommand("export", "Write members as CSV that 'members import' takes");
  verb->add_option("QUERY", options->query, "As in 'members list'; without one, all members");
  verb->footer(
      "Examples:\n"
      "  qlab members export -o members.csv\n"
      "  qlab members export nation:wales --csv-bom -o wales.csv");
  verb->callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
