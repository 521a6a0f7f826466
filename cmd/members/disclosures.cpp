// SPDX-License-Identifier: Apache-2.0

#include "cmd/members/erasure_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/members/find.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string id;
};

/// An erased member too has an id, and a right to know.
std::optional<std::int64_t> asked(Context& context, const Options& options) {
  if (options.id.empty()) return {};
  const auto& store = context.store_to_read();
  const auto id = parse_ref(Letter::member, options.id);
  if (id && members::erased_at(store, *id)) return id;
  return members::resolve(store, options.id).id;
}

Exit run(Context& context, const Options& options) {
  const auto member = asked(context, options);
  auto rows = context.rows(disclosure_fields());
  members::each_disclosure(context.store_to_read(), member,
                           [&](const members::Disclosure& each) { rows.add(each); });
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_disclosures(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("disclosures", "List who was given members' data, and when");
  verb.add_option("ID", options->id, "Only those with this member's data: m12, 12 or an address");
  verb.shows(disclosure_fields, render::Amount::many);
  verb.footer(
      "Examples:\n"
      "  qlab members disclosures\n"
      "  qlab members disclosures m12 --json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
