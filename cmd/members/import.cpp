// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import.hpp"

#include "cmd/members/import_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/progress.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  bool dry_run = false;
  std::filesystem::path rejects;
  std::string fresh_consent;
  std::vector<std::string> mappings;
  std::string on_conflict = std::string(members::conflict_rules.front());
  bool review = false;
  bool settle = false;
  std::int64_t drop = 0;
};

/// One thing at a time: a file, or what waits from earlier ones.
void require_one(const Options& options) {
  const auto asked = int{!options.file.empty()} + int{options.review} + int{options.settle} +
                     int{options.drop != 0};
  if (asked == 1) return;
  throw Error(Kind::usage,
              asked == 0 ? "members import: FILE is required"
                         : "--review, --settle and --drop take no file and no other",
              "'qlab members import --help' shows how");
}

void require_different(const Options& options) {
  std::error_code absent;
  if (options.rejects.empty() ||
      !std::filesystem::equivalent(options.file, options.rejects, absent))
    return;
  throw Error(Kind::usage, fmt::format("'{}' is the file to import", options.rejects.string()),
              "name another file for the rejected rows");
}

members::ImportOptions wanted(const Options& options) {
  members::ImportOptions wanted;
  wanted.rejects = options.rejects;
  if (!options.rejects.empty()) wanted.bad_rows = members::BadRows::skip;
  wanted.fresh_consent = members::require_one_line("evidence", options.fresh_consent);
  wanted.on_conflict = require_named<members::OnConflict>(members::conflict_rules,
                                                          options.on_conflict, "a conflict rule");
  for (const auto& text : options.mappings) {
    wanted.mappings.push_back(members::parse_mapping(text));
  }
  return wanted;
}

members::ImportReport report_of(Context& context, const Options& options) {
  Progress progress(context.has_terminal() ? Progress::Watched::yes : Progress::Watched::no, "kB");
  auto how = wanted(options);
  how.progress = [&](std::size_t done, std::size_t total) {
    progress.show(done / 1024, total / 1024);
  };
  TextFile file(options.file);
  if (options.dry_run) return members::check_file(context.store_to_read(), file, how);
  return members::import_file(context.store(), file, how, context.now());
}

/// The status says what a script must know: bad rows, or rows that wait for a person.
Exit settle_report(Context& context, const Options& options, const members::ImportReport& report) {
  if (!report.rejected.empty() && options.rejects.empty()) {
    context.finish();
    throw Error(
        Kind::data,
        fmt::format("{} of {} rows of '{}' cannot be taken; nothing was written",
                    report.rejected.size(), report.rows, text::terminal_safe(report.source)),
        "mend them, leave a column out with --map 'COLUMN=', or keep the others with --skip-bad "
        "REJECTS.csv");
  }
  if (!report.rejected.empty() && report.written) {
    context.note("the rejected rows are in '{}'", options.rejects.string());
  }
  if (!report.ambiguous.empty() && report.written) {
    context.note("the ambiguous rows wait: see 'qlab members import --review'");
  }
  return report.rejected.empty() && report.ambiguous.empty() ? Exit::ok : Exit::partial;
}

Exit review(Context& context) {
  auto rows = context.rows(queued_fields());
  for (const auto& row : members::queued_rows(context.store_to_read())) rows.add(row);
  rows.finish();
  return Exit::ok;
}

Exit settle(Context& context) {
  const auto settled = members::settle_queue(context.store(), context.now());
  context.note("{} rows were taken; {} still wait", settled.taken, settled.waiting.size());
  auto rows = context.rows(queued_fields());
  for (const auto& row : settled.waiting) rows.add(row);
  rows.finish();
  return settled.waiting.empty() ? Exit::ok : Exit::partial;
}

Exit run(Context& context, const Options& options) {
  require_one(options);
  if (options.review) return review(context);
  if (options.settle) return settle(context);
  if (options.drop != 0) {
    members::drop_queued(context.store(), options.drop, context.now());
    return Exit::ok;
  }
  require_different(options);
  if (!options.rejects.empty()) context.require_foreign(options.rejects);
  const ShownImport shown{options.dry_run, report_of(context, options)};
  if (!context.globals().json) explain(context, shown.report);
  context.show(import_fields(), shown);
  return settle_report(context, options, shown.report);
}

void add_options(Verb& verb, Options& options) {
  verb.add_option("FILE", options.file, "CSV with a header, or JSON lines; - for standard input");
  verb.add_flag("-n,--dry-run", options.dry_run, "Show what would change and write nothing");
  verb.add_option("--map", options.mappings,
                  "Take this column as that field; with nothing after '=' leave it out")
      .type_name("COLUMN=FIELD")
      .one_at_a_time();
  verb.add_option("--on-conflict", options.on_conflict,
                  "Where a filled value differs: update (the file's counts), skip (the store's "
                  "stays), fail")
      .type_name("RULE");
  verb.add_option("--skip-bad", options.rejects,
                  "Keep the good rows and write the bad ones to this file, in the same shape")
      .type_name("REJECTS");
  verb.add_option("--fresh-consent", options.fresh_consent,
                  "Take a yes in a consent column, with this evidence of it")
      .type_name("EVIDENCE");
  verb.add_flag("--review", options.review, "List the ambiguous rows that wait for a person");
  verb.add_flag("--settle", options.settle, "Take those that are one member's by now");
  verb.add_option("--drop", options.drop, "Drop a waiting row, by its id in --review")
      .type_name("N");
}

}  // namespace

void add_members_import(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("import", "Add or update members from a CSV file");
  add_options(verb, *options);
  verb.shows(import_fields, render::Amount::one);
  verb.shows(queued_fields, render::Amount::many,
             {"review", [options] { return options->review || options->settle; }});
  verb.footer(
      "A row belongs to the member with one of its addresses, else it is a new member. An empty "
      "cell\n"
      "leaves the value alone, a single - clears it; tags and addresses are added. One bad row, "
      "and\n"
      "nothing is written. Without --fresh-consent no file makes anybody mailable who was not.\n"
      "Exports of Mailchimp, Google Contacts, Outlook, Brevo, Eventbrite, Kit and qlab are "
      "known.\n\n"
      "Examples:\n"
      "  qlab members import people.csv --dry-run\n"
      "  qlab members import people.csv --map 'Organised by=organisation' --map 'Notes='\n"
      "  qlab members import people.csv --skip-bad rejects.csv --json\n"
      "  curl -s https://example.org/people.csv | qlab members import -");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
