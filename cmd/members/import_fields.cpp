// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/import_fields.hpp"

#include <array>

#include "lib/core/text.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using members::ImportReport;
using members::QueuedRow;
using members::ReportedRow;
using render::Field;
using render::Sink;

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

constexpr std::array<Field<ReportedRow>, 3> reported_fields{{
    {"line", [](const ReportedRow& row, Sink& sink) { sink.number(number(row.position.line)); }},
    {"column",
     [](const ReportedRow& row, Sink& sink) { sink.number(number(row.position.column)); }},
    {"reason", [](const ReportedRow& row, Sink& sink) { sink.text(row.reason); }},
}};

void put_rows(const std::vector<ReportedRow>& rows, Sink& sink) {
  sink.nested(render::NestedRows<ReportedRow>(reported_fields, rows));
}

void put_delimiter(const ShownImport& import, Sink& sink) {
  const auto& shape = import.report.shape;
  shape.json_lines ? sink.nothing() : sink.text(std::string(1, shape.delimiter));
}

using Import = ShownImport;

constexpr std::array<Field<Import>, 20> report_fields{{
    {"action", [](const Import&, Sink& sink) { sink.text("import"); }},
    {"dry_run", [](const Import& import, Sink& sink) { sink.truth(import.dry_run); }},
    {"written", [](const Import& import, Sink& sink) { sink.truth(import.report.written); }},
    {"source", [](const Import& import, Sink& sink) { sink.text(import.report.source); }},
    {"layout", [](const Import& import, Sink& sink) { sink.text(name(import.report.layout)); }},
    {"rows", [](const Import& import, Sink& sink) { sink.number(number(import.report.rows)); }},
    {"new", [](const Import& import, Sink& sink) { sink.number(number(import.report.fresh)); }},
    {"updated",
     [](const Import& import, Sink& sink) { sink.number(number(import.report.updated)); }},
    {"unchanged",
     [](const Import& import, Sink& sink) { sink.number(number(import.report.unchanged)); }},
    {"ambiguous",
     [](const Import& import, Sink& sink) { put_rows(import.report.ambiguous, sink); }},
    {"suppressed",
     [](const Import& import, Sink& sink) { put_rows(import.report.suppressed, sink); }},
    {"rejected", [](const Import& import, Sink& sink) { put_rows(import.report.rejected, sink); }},
    {"conflicts",
     [](const Import& import, Sink& sink) { sink.number(number(import.report.conflicts)); }},
    {"held_back",
     [](const Import& import, Sink& sink) { sink.number(number(import.report.held_back)); }},
    {"unknown_columns",
     [](const Import& import, Sink& sink) { sink.list(import.report.unknown_columns); }},
    {"ignored_columns",
     [](const Import& import, Sink& sink) { sink.list(import.report.ignored_columns); }},
    {"warnings", [](const Import& import, Sink& sink) { sink.list(import.report.warnings); }},
    {"encoding", [](const Import& import, Sink& sink) { sink.text(name(import.report.encoding)); }},
    {"format", [](const Import& import,
                  Sink& sink) { sink.text(import.report.shape.json_lines ? "jsonl" : "csv"); }},
    {"delimiter", put_delimiter},
}};

void put_candidates(const QueuedRow& row, Sink& sink) {
  std::vector<std::string> refs;
  for (const auto member : row.candidates) refs.push_back(ref(Letter::member, member));
  sink.list(refs);
}

constexpr std::array<Field<QueuedRow>, 7> row_fields{{
    {"id", [](const QueuedRow& row, Sink& sink) { sink.number(row.id); }},
    {"source", [](const QueuedRow& row, Sink& sink) { sink.text(row.source); }},
    {"line", [](const QueuedRow& row, Sink& sink) { sink.number(row.line); }},
    {"candidates", put_candidates},
    {"addresses", [](const QueuedRow& row, Sink& sink) { sink.list(row.addresses); }},
    {"queued", [](const QueuedRow& row, Sink& sink) { sink.instant(row.queued_at); }},
    {"row", [](const QueuedRow& row, Sink& sink) { sink.text(row.text); },
     render::Shown::in_detail},
}};

std::string_view delimiter_name(char delimiter) {
  switch (delimiter) {
    case ';':
      return "semicolons";
    case '\t':
      return "tabs";
    case '|':
      return "bars";
    default:
      return "commas";
  }
}

/// How the bytes were read, where that is not what everybody expects.
void explain_reading(Context& context, const ImportReport& report, const std::string& source) {
  const bool guessed = report.encoding == Encoding::windows_1252;
  const bool usual = report.shape.json_lines || report.shape.delimiter == ',';
  if (report.encoding == Encoding::utf8 && usual) return;
  context.note("{}: read as {}{}, {}", source, name(report.encoding),
               guessed ? " (no other encoding fits; check the accents)" : "",
               report.shape.json_lines
                   ? "one JSON object per line"
                   : fmt::format("cells divided by {}", delimiter_name(report.shape.delimiter)));
}

std::string_view standing_in_words(members::Standing standing) {
  switch (standing) {
    case members::Standing::subscribed:
      return "; its name says subscribed, which counts with --fresh-consent only";
    case members::Standing::opted_out:
      return "; its name says unsubscribed: none of them gets mail";
    case members::Standing::bad_address:
      return "; its name says cleaned or bounced: these addresses are bad";
    case members::Standing::none:
      break;
  }
  return "; its name does not say subscribed, unsubscribed or cleaned";
}

void explain_layout(Context& context, const ImportReport& report, const std::string& source) {
  using members::Layout;
  const bool objects = report.standing == members::Standing::opted_out;
  const bool bounced = report.standing == members::Standing::bad_address;
  if (report.layout == Layout::any && objects) {
    context.note("{}: its name says that they want no mail: none of them gets any", source);
  }
  if (report.layout == Layout::any && bounced) {
    context.note("{}: its name says that mail came back: these addresses are bad", source);
  }
  if (report.layout == Layout::any || report.layout == Layout::qlab) return;
  const bool has_standing = report.layout == Layout::mailchimp || objects || bounced;
  context.note("{}: an export of {}{}", source, shown(report.layout),
               has_standing ? standing_in_words(report.standing) : "");
}

}  // namespace

render::Fields<ShownImport> import_fields() { return report_fields; }

render::Fields<members::QueuedRow> queued_fields() { return row_fields; }

void explain(Context& context, const members::ImportReport& report) {
  const auto source = text::terminal_safe(report.source);
  explain_reading(context, report, source);
  explain_layout(context, report, source);
  if (!report.unknown_columns.empty()) {
    context.note("{}: columns not known and left out: {}", source,
                 text::terminal_safe(text::join(report.unknown_columns, ", ")));
  }
  if (!report.wish_columns.empty()) {
    context.note(
        "{}: who wants no mail, or gets none, is taken from: {} (--map 'COLUMN=' leaves one out)",
        source, text::terminal_safe(text::join(report.wish_columns, ", ")));
  }
  for (const auto& warning : report.warnings) context.note("{}: {}", source, warning);
  const auto tell = [&](std::string_view what, const std::vector<ReportedRow>& rows) {
    for (const auto& row : rows) {
      context.note("{}: {}{}", place(source, row.position), what, row.reason);
    }
  };
  tell("ambiguous: ", report.ambiguous);
  tell("suppressed: ", report.suppressed);
  tell("", report.rejected);
  if (report.held_back > 0) {
    context.note("{}: {} rows have a suppressed address, which gets no mail", source,
                 report.held_back);
  }
}

}  // namespace qlab::cmd
