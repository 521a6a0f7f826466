// SPDX-License-Identifier: Apache-2.0

#include "cmd/members/naming.hpp"
#include "cmd/members/register_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> ids;
};

Exit run(Context& context, const Options& options) {
  auto found = members_named(context, options.ids);
  const auto& store = context.store_to_read();
  if (found.size() == 1 && options.ids.front() != "-") {
    context.show(dossier_fields(), members::dossier(store, std::move(found.front())));
    return Exit::ok;
  }
  auto rows = context.rows(dossier_fields());
  for (auto& member : found) rows.add(members::dossier(store, std::move(member)));
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_view(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("view", "Show everything about a member, or several");
  verb.add_option("ID", options->ids, "m12, 12 or an address; - reads them from standard input")
      .required();
  verb.shows(dossier_fields, render::Amount::one);
  verb.footer(
      "Examples:\n"
      "  qlab members view m12\n"
      "  qlab members view anna@example.org --json\n"
      "  qlab members list tag:founder --format ids | qlab members view -");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
