// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/why.hpp"

#include "cmd/members/naming.hpp"
#include "cmd/members/standing_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string id;
};

Exit run(Context& context, const Options& options) {
  const auto member = member_named(context, options.id);
  context.show(why_fields(),
               handover::why(context.store_to_read(), member, basis(context), context.now()));
  return Exit::ok;
}

}  // namespace

void add_members_why(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb =
      members.add_verb("why", "Tell why a member did or did not get each mail, and may now");
  verb.add_option("ID", options->id, "m12, 12 or an address").required();
  verb.shows(why_fields, render::Amount::one);
  verb.footer("Examples:\n  qlab members why m12\n  qlab members why anna@example.org --json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
