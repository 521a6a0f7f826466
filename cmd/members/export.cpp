// SPDX-License-Identifier: Apache-2.0

#include "cmd/disclosing.hpp"
#include "cmd/members/fields.hpp"
#include "cmd/members/personal.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/selection.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/people.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/vcard.hpp"
#include "lib/store/reading.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
  std::string person;
  std::string recipient;
};

void require_format(const Context& context, std::string_view further, std::string_view all) {
  const auto& format = context.globals().format;
  if (format.empty() || format == further || render::parse_format(format)) return;
  throw Error(Kind::usage, fmt::format("unknown format '{}'", text::terminal_safe(format)),
              fmt::format("the formats of this export are: {}", all));
}

members::IdRanges selected(const store::Store& store, const members::Query& query) {
  members::IdRanges ids;
  members::each(store, query, [&](const members::Member& member) { ids.add(member.id); },
                {.addresses = false, .tags = false, .contact = false});
  return ids;
}

void write_table(Context& context, const store::Store& store, const members::Query& query) {
  auto style = context.style();
  const auto& globals = context.globals();
  if (globals.format.empty() && !globals.json) style.format = render::Format::csv;
  render::Rows<members::Member> rows(export_fields(), context.out(), style);
  members::each(store, query, [&](const members::Member& member) { rows.add(member); },
                {.participations = true});
  rows.finish();
}

void write_cards(Context& context, const store::Store& store, const members::Query& query) {
  members::each(store, query,
                [&](const members::Member& member) { context.out().write(members::vcard(member)); },
                {.contact = false});
}

Exit export_selected(Context& context, const Options& options) {
  require_format(context, "vcf", render::format_names() + ", vcf");
  const auto query = select_members(options.query);
  const auto& store = context.store_to_read();
  const store::Reading same_as_recorded(store);
  const bool cards = context.globals().format == "vcf";
  disclose(
      context, members::DisclosureKind::export_, selected(store, query), options.recipient,
      [&] { cards ? write_cards(context, store, query) : write_table(context, store, query); });
  return Exit::ok;
}

Exit export_person(Context& context, const Options& options) {
  const auto& format = context.globals().format;
  if (!options.query.empty()) {
    throw Error(Kind::usage, "--person is about one person and takes no query");
  }
  if (!format.empty() && format != "json" && format != "html") {
    throw Error(Kind::usage,
                fmt::format("'{}' is no format of --person", text::terminal_safe(format)),
                "the formats are: json, html");
  }
  const auto& store = context.store_to_read();
  const auto person = comments::require_person(store, options.person);
  members::IdRanges ids;  // of members: what a guest is given is theirs, and nobody else's
  if (person.id != 0) ids.add(person.id);
  disclose(context, members::DisclosureKind::person, ids, options.recipient, [&] {
    const auto personal = personal_data(store, person, context.now());
    context.out().write(format == "html" ? to_html(personal) : to_json(personal));
  });
  return Exit::ok;
}

Exit run(Context& context, const Options& options) {
  return options.person.empty() ? export_selected(context, options)
                                : export_person(context, options);
}

}  // namespace

void add_members_export(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("export", "Write members as CSV that 'members import' takes");
  verb.add_option("QUERY", options->query, "As in 'members list'; without one, all members");
  verb.add_option(
          "--person", options->person,
          "Everything held about one person, m12, 12 or an address, also of a guest: json or "
          "html")
      .type_name("WHO");
  verb.add_option("--recipient", options->recipient, "Whom it is for: kept on record")
      .type_name("WHOM");
  verb.shows(export_fields, render::Amount::many);
  verb.takes_formats({"vcf", "html"});
  verb.footer(
      "The formats are those of every list, csv by default, and vcf (vCard 4.0). Every export is\n"
      "on record: 'qlab members disclosures' lists them.\n\n"
      "Examples:\n"
      "  qlab members export -o members.csv\n"
      "  qlab members export tag:host --recipient 'Example University' -o hosts.csv\n"
      "  qlab members export nation:wales --csv-bom -o wales.csv\n"
      "  qlab members export tag:founder --format vcf -o founders.vcf\n"
      "  qlab members export --person m12 --format html -o anna.html");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
