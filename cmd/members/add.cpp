// SPDX-License-Identifier: Apache-2.0
#include "lib/members/add.hpp"

#include "cmd/members/fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  members::NewMember member;
  std::vector<std::string> participated;
};

Exit run(Context& context, const Options& options) {
  auto member = options.member;
  for (const auto& text : options.participated) {
    member.participations.push_back(members::parse_participation(text));
  }
  const auto id = members::add(context.store(), member, context.now());
  context.note("created {}", ref(Letter::member, id));
  context.show(member_fields(), *members::by_id(context.store(), id));
  return Exit::ok;
}

}  // namespace

void add_members_add(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto* member = &options->member;
  auto verb = members.add_verb("add", "Add one member");
  verb.add_option("--name", member->name, "The name as it is to be shown").required();
  verb.add_option("--email", member->emails, "An address; the first is the primary one").required();
  verb.add_option("--org", member->organisation, "The organisation");
  verb.add_option("--role", member->role, "The role there or in the programme");
  verb.add_option("--nation", member->nation, "The nation or region");
  verb.add_option("--relation", member->relation, "collaborator, wider or guest");
  verb.add_option("--tag", member->tags, "A tag; may be said again");
  verb.add_option("--outlook", member->outlook, "time-limited, lasting or undecided");
  verb.add_option("--interest", member->interest,
                  "Whether one not involved so far would value being part: yes, no or unknown");
  verb.add_option("--participated", options->participated,
                  "How they took part, and on which day; may be said again")
      .type_name("KIND[:OBJECT]@DAY");
  verb.add_option("--account", member->account, "The account name");
  verb.shows(member_fields, render::Amount::one);
  verb.footer(
      "Examples:\n"
      "  qlab members add --name 'Anna Lee' --email anna@example.org --relation collaborator\n"
      "  id=$(qlab members add --name Bob --email bob@example.org --format ids)");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
