// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/fields.hpp"

#include <algorithm>
#include <array>

namespace qlab::cmd {
namespace {

using members::ImportReport;
using members::Member;
using members::RejectedRow;
using render::Field;
using render::Shown;
using render::Sink;

void put_or_nothing(std::string_view text, Sink& sink) {
  text.empty() ? sink.nothing() : sink.text(text);
}

void put_emails(const Member& member, Sink& sink) {
  std::vector<std::string> emails;
  for (const auto& address : member.addresses) emails.push_back(address.shown);
  sink.list(emails);
}

constexpr std::array<Field<Member>, member_field_count> fields{{
    {"id", [](const Member& m, Sink& sink) { sink.number(m.id); }, Shown::in_detail},
    {"ref", [](const Member& m, Sink& sink) { sink.reference(Letter::member, m.id); }},
    {"name", [](const Member& m, Sink& sink) { sink.text(m.name); }},
    {"email", [](const Member& m, Sink& sink) { put_or_nothing(m.email(), sink); }},
    {"emails", put_emails, Shown::in_detail},
    {"organisation", [](const Member& m, Sink& sink) { put_or_nothing(m.organisation, sink); }},
    {"role", [](const Member& m, Sink& sink) { put_or_nothing(m.role, sink); }},
    {"nation", [](const Member& m, Sink& sink) { put_or_nothing(m.nation, sink); }},
    {"relation", [](const Member& m, Sink& sink) { put_or_nothing(m.relation, sink); }},
    {"outlook", [](const Member& m, Sink& sink) { sink.text(m.outlook); }, Shown::in_detail},
    {"interest", [](const Member& m, Sink& sink) { sink.text(m.interest); }, Shown::in_detail},
    {"account", [](const Member& m, Sink& sink) { put_or_nothing(m.account, sink); },
     Shown::in_detail},
    {"tags", [](const Member& m, Sink& sink) { sink.list(m.tags); }},
    {"delivery", [](const Member& m, Sink& sink) { sink.text(m.delivery); }, Shown::in_detail},
    {"delivery_by", [](const Member& m, Sink& sink) { put_or_nothing(m.delivery_by, sink); },
     Shown::in_detail},
    {"consent", [](const Member& m, Sink& sink) { sink.text(members::name(m.contact)); },
     Shown::in_detail},
    {"joined", [](const Member& m, Sink& sink) { sink.instant(m.joined); }, Shown::in_detail},
    {"updated", [](const Member& m, Sink& sink) { sink.instant(m.updated); }, Shown::in_detail},
}};

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

constexpr std::array<Field<RejectedRow>, 3> rejected_fields{{
    {"line", [](const RejectedRow& row, Sink& sink) { sink.number(number(row.position.line)); }},
    {"column",
     [](const RejectedRow& row, Sink& sink) { sink.number(number(row.position.column)); }},
    {"reason", [](const RejectedRow& row, Sink& sink) { sink.text(row.reason); }},
}};

using Import = ShownImport;

constexpr std::array<Field<Import>, 14> report_fields{{
    {"action", [](const Import&, Sink& sink) { sink.text("import"); }},
    {"dry_run", [](const Import& import, Sink& sink) { sink.truth(import.dry_run); }},
    {"written", [](const Import& import, Sink& sink) { sink.truth(import.report.written); }},
    {"source", [](const Import& import, Sink& sink) { sink.text(import.report.source); }},
    {"rows", [](const Import& import, Sink& sink) { sink.number(number(import.report.rows)); }},
    {"new", [](const Import& import, Sink& sink) { sink.number(number(import.report.fresh)); }},
    {"updated",
     [](const Import& import, Sink& sink) { sink.number(number(import.report.updated)); }},
    {"unchanged",
     [](const Import& import, Sink& sink) { sink.number(number(import.report.unchanged)); }},
    {"ambiguous",
     [](const Import& import, Sink& sink) { sink.number(number(import.report.ambiguous)); }},
    {"rejected",
     [](const Import& import, Sink& sink) {
       sink.nested(render::NestedRows<RejectedRow>(rejected_fields, import.report.rejected));
     }},
    {"unknown_columns",
     [](const Import& import, Sink& sink) { sink.list(import.report.unknown_columns); }},
    {"ignored_columns",
     [](const Import& import, Sink& sink) { sink.list(import.report.ignored_columns); }},
    {"encoding", [](const Import& import, Sink& sink) { sink.text(name(import.report.encoding)); }},
    {"delimiter",
     [](const Import& import, Sink& sink) { sink.text(std::string(1, import.report.delimiter)); }},
}};

bool is_for_people(render::Format format) {
  return format == render::Format::table || format == render::Format::md;
}

}  // namespace

render::Fields<Member> member_fields() { return fields; }

members::Parts parts_shown(const render::Style& style) {
  if (style.format == render::Format::ids) return {false, false, false};
  const auto shown = [&](std::string_view name) {
    return std::find(style.names.begin(), style.names.end(), name) != style.names.end();
  };
  if (!style.names.empty())
    return {shown("email") || shown("emails"), shown("tags"), shown("consent")};
  return {true, true, !is_for_people(style.format)};
}

render::Fields<ShownImport> import_fields() { return report_fields; }

}  // namespace qlab::cmd
