// SPDX-License-Identifier: Apache-2.0
#include "lib/members/edit.hpp"

#include "cmd/members/naming.hpp"
#include "cmd/members/register_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> ids;
  members::Edit edit;
  std::vector<std::string> cleared;
  std::vector<std::string> replaced;
  std::vector<std::string> participated;
  std::vector<std::string> not_participated;
  bool dry_run = false;
};

/// The fields that may be empty, by the flag that sets them.
std::optional<std::string>& field_to_clear(members::Edit& edit, const std::string& name) {
  constexpr Names<7> names{"org", "role", "nation", "relation", "outlook", "interest", "account"};
  std::array<std::optional<std::string>*, names.size()> fields{
      &edit.organisation, &edit.role,     &edit.nation, &edit.relation,
      &edit.outlook,      &edit.interest, &edit.account};
  return *fields.at(require_named<std::size_t>(names, name, "a field that can be cleared"));
}

std::pair<std::string, std::string> replacement(const std::string& text) {
  // A local part may hold an equals sign; a domain never does.
  const auto at = text.find('@');
  const auto equals = at == std::string::npos ? at : text.find('=', at);
  if (equals != std::string::npos) return {text.substr(0, equals), text.substr(equals + 1)};
  throw Error(Kind::usage, fmt::format("'{}' does not say by what", text::terminal_safe(text)),
              "write --replace-email OLD=NEW");
}

members::Edit edit_asked(const Options& options) {
  auto edit = options.edit;
  for (const auto& name : options.cleared) field_to_clear(edit, name) = "";
  for (const auto& text : options.replaced) edit.replaced_emails.push_back(replacement(text));
  for (const auto& text : options.participated) {
    edit.participations.push_back(members::parse_participation(text));
  }
  for (const auto& text : options.not_participated) {
    edit.removed_participations.push_back(members::parse_participation(text));
  }
  if (!edit.empty()) return edit;
  throw Error(Kind::usage, "nothing is said to change",
              "'qlab members edit --help' lists the fields, such as --role ROLE");
}

Exit run(Context& context, const Options& options) {
  const auto edit = edit_asked(options);
  const auto ids = ids_of(members_named(context, options.ids));
  EditResult result{options.dry_run, {}};
  result.changes = options.dry_run ? members::preview_edit(context.store_to_read(), ids, edit)
                                   : members::edit(context.store(), ids, edit, context.now());
  if (context.style().is_json()) {
    context.show(edit_fields(), result);
    return Exit::ok;
  }
  auto rows = context.rows(field_change_fields());
  for (const auto& change : result.changes) rows.add(change);
  rows.finish();
  if (result.changes.empty()) context.note("nothing changed: it is so already");
  return Exit::ok;
}

void add_flags(Verb& verb, Options& options) {
  auto& edit = options.edit;
  verb.add_option("--name", edit.name, "The name as it is to be shown");
  verb.add_option("--org", edit.organisation, "The organisation");
  verb.add_option("--role", edit.role, "The role there or in the programme");
  verb.add_option("--nation", edit.nation, "The nation or region");
  verb.add_option("--relation", edit.relation, "collaborator, wider or guest");
  verb.add_option("--outlook", edit.outlook, "time-limited, lasting or undecided");
  verb.add_option("--interest", edit.interest,
                  "Whether one not involved so far would value being part: yes, no or unknown");
  verb.add_option("--account", edit.account, "The account name");
  verb.add_option("--delivery", edit.delivery, "Whether mail is delivered: on or off");
  verb.add_option("--by", edit.delivery_by, "Whose word that is: member, staff or bounces")
      .type_name("WHO");
  verb.add_option("--clear", options.cleared,
                  "Empty a field: org, role, nation, relation, outlook, interest or account")
      .type_name("FIELD");
  verb.add_option("--add-email", edit.added_emails, "Another address").type_name("ADDRESS");
  verb.add_option("--remove-email", edit.removed_emails, "An address that is no more")
      .type_name("ADDRESS");
  verb.add_option("--replace-email", options.replaced,
                  "A corrected address in the place of the old one; it starts clean")
      .type_name("OLD=NEW");
  verb.add_option("--primary", edit.primary, "The address that mail goes to").type_name("ADDRESS");
  verb.add_option("--participated", options.participated, "How they took part, and on which day")
      .type_name("KIND[:OBJECT]@DAY");
  verb.add_option("--remove-participation", options.not_participated, "How they did not")
      .type_name("KIND[:OBJECT]@DAY");
  verb.add_flag("-n,--dry-run", options.dry_run, "Show old and new, and write nothing");
}

}  // namespace

void add_members_edit(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("edit", "Change members; all of them or none");
  verb.add_option("ID", options->ids, "m12, 12 or an address; - reads them from standard input")
      .required();
  add_flags(verb, *options);
  verb.shows(edit_fields, render::Amount::one);
  verb.lists(field_change_fields);
  verb.footer(
      "Each change is shown with the old and the new value.\n\n"
      "Examples:\n"
      "  qlab members edit m12 --role chair --clear nation --dry-run\n"
      "  qlab members edit m12 --replace-email ana@example.org=anna@example.org\n"
      "  qlab members edit m12 --delivery off --by member\n"
      "  qlab members list org:acme --format ids | qlab members edit - --nation Wales");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
