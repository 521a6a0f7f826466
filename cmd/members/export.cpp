// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "cmd/commands.hpp"
#include "cmd/members/fields.hpp"
#include "cmd/selection.hpp"
#include "lib/members/disclosure.hpp"
#include "lib/store/reading.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
  std::string recipient;
};

/// On record before the first of them leaves.
void record(Context& context, const Options& options, const members::Query& query) {
  members::IdRanges ids;
  members::each(context.store_to_read(), query,
                [&](const members::Member& member) { ids.add(member.id); },
                {.addresses = false, .tags = false, .contact = false});
  const auto file = context.globals().output.filename().string();
  members::disclose(context.store(), members::DisclosureKind::export_, ids, options.recipient, file,
                    context.now());
}

Exit run(Context& context, const Options& options) {
  auto style = context.style();
  const auto& globals = context.globals();
  if (globals.format.empty() && !globals.json) style.format = render::Format::csv;
  const auto query = select_members(options.query);
  const auto& store = context.store_to_read();
  const store::Reading same_as_recorded(store);
  record(context, options, query);
  render::Rows<members::Member> rows(member_fields(), context.out(), style);
  members::each(
      store, query, [&](const members::Member& member) { rows.add(member); }, parts_shown(style));
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_export(CLI::App& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = members.add_subcommand("export", "Write members as CSV that 'members import' takes");
  verb->add_option("QUERY", options->query, "As in 'members list'; without one, all members");
  verb->add_option("--recipient", options->recipient, "Whom it is for: kept on record")
      ->type_name("WHOM");
  verb->footer(
      "Every export is on record: 'qlab members disclosures' lists them.\n\n"
      "Examples:\n"
      "  qlab members export -o members.csv\n"
      "  qlab members export tag:host --recipient 'Example University' -o hosts.csv\n"
      "  qlab members export nation:wales --csv-bom -o wales.csv");
  verb->callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
