// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "cmd/commands.hpp"
#include "cmd/members/fields.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> ids;
};

/// The ids, with "-" replaced by the lines of standard input.
std::vector<std::string> named(const std::vector<std::string>& ids) {
  std::vector<std::string> all;
  for (const auto& id : ids) {
    if (id != "-") {
      all.push_back(id);
      continue;
    }
    const auto input = read_file("-");
    for (const auto line : text::split(input, '\n')) {
      if (const auto word = text::trim(line); !word.empty()) all.emplace_back(word);
    }
  }
  return all;
}

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  std::vector<members::Member> found;
  for (const auto& id : named(options.ids)) found.push_back(members::resolve(store, id));
  if (found.size() == 1 && options.ids.front() != "-") {
    context.show(member_fields(), found.front());
    return Exit::ok;
  }
  auto rows = context.rows(member_fields());
  for (const auto& member : found) rows.add(member);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_view(CLI::App& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = members.add_subcommand("view", "Show everything about a member, or several");
  verb->add_option("ID", options->ids, "m12, 12 or an address; - reads them from standard input")
      ->required();
  verb->footer(
      "Examples:\n"
      "  qlab members view m12\n"
      "  qlab members view anna@example.org --json\n"
      "  qlab members list tag:founder --format ids | qlab members view -");
  verb->callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
