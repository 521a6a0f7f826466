// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import.hpp"

#include <CLI/CLI.hpp>

#include "cmd/commands.hpp"
#include "cmd/members/fields.hpp"
#include "cmd/progress.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  bool dry_run = false;
  std::filesystem::path rejects;
  std::string fresh_consent;
};

void require_different(const Options& options) {
  std::error_code absent;
  if (options.rejects.empty() ||
      !std::filesystem::equivalent(options.file, options.rejects, absent))
    return;
  throw Error(Kind::usage, fmt::format("'{}' is the file to import", options.rejects.string()),
              "name another file for the rejected rows");
}

members::ImportReport report_of(Context& context, const Options& options) {
  Progress progress(context.has_terminal() ? Progress::Watched::yes : Progress::Watched::no, "kB");
  members::ImportOptions wanted;
  wanted.rejects = options.rejects;
  wanted.fresh_consent = options.fresh_consent;
  if (!options.rejects.empty()) wanted.bad_rows = members::BadRows::skip;
  wanted.progress = [&](std::size_t done, std::size_t total) {
    progress.show(done / 1024, total / 1024);
  };
  TextFile file(options.file);
  if (options.dry_run) return members::check_file(context.store_to_read(), file, wanted);
  return members::import_file(context.store(), file, wanted, context.now());
}

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

/// What had to be guessed or was left out is said aloud.
void explain(Context& context, const members::ImportReport& report) {
  const auto source = text::terminal_safe(report.source);
  const bool guessed = report.encoding == Encoding::windows_1252;
  if (report.encoding != Encoding::utf8 || report.delimiter != ',') {
    context.note("{}: read as {}{}, cells divided by {}", source, name(report.encoding),
                 guessed ? " (no other encoding fits; check the accents)" : "",
                 delimiter_name(report.delimiter));
  }
  for (const auto& column : report.unknown_columns) {
    context.note("{}: column '{}' is not known and was left out", source,
                 text::terminal_safe(column));
  }
  for (const auto& row : report.rejected) {
    context.note("{}: {}", place(source, row.position), row.reason);
  }
}

Exit run(Context& context, const Options& options) {
  require_different(options);
  ShownImport shown{options.dry_run, report_of(context, options)};
  const auto& report = shown.report;
  if (!context.globals().json) explain(context, report);
  context.show(import_fields(), shown);
  if (report.rejected.empty()) return Exit::ok;
  if (!options.rejects.empty()) {
    if (report.written) context.note("the rejected rows are in '{}'", options.rejects.string());
    return Exit::partial;
  }
  context.finish();
  throw Error(Kind::data,
              fmt::format("{} of {} rows of '{}' cannot be taken; nothing was written",
                          report.rejected.size(), report.rows, text::terminal_safe(report.source)),
              "mend them, or keep the others with --skip-bad REJECTS.csv");
}

}  // namespace

void add_members_import(CLI::App& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = members.add_subcommand("import", "Add or update members from a CSV file");
  verb->add_option("FILE", options->file, "CSV file with a header, or - for standard input")
      ->required();
  verb->add_flag("-n,--dry-run", options->dry_run, "Show what would change and write nothing");
  verb->add_option("--skip-bad", options->rejects,
                   "Keep the good rows and write the bad ones to this file, in the same shape")
      ->type_name("REJECTS");
  verb->add_option("--fresh-consent", options->fresh_consent,
                   "Take a yes in a consent column, with this evidence of it")
      ->type_name("EVIDENCE");
  verb->footer(
      "A row belongs to the member with one of its addresses, else it is a new member. An empty "
      "cell\n"
      "leaves the value alone, a single - clears it; tags and addresses are added. One bad row, "
      "and\n"
      "nothing is written. Without --fresh-consent no file makes anybody mailable who was not.\n\n"
      "Examples:\n"
      "  qlab members import people.csv --dry-run\n"
      "  qlab members import people.csv --skip-bad rejects.csv --json\n"
      "  curl -s https://example.org/people.csv | qlab members import -");
  verb->callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
