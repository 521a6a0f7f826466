// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance.hpp"

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20;

struct Options {
  std::string webinar;
  std::string file;
};

webinar::AttendanceReport record(Context& context, const Options& options) {
  const auto source = options.file == "-" ? "standard input" : options.file;
  const auto found = webinar::find(context.store(), options.webinar);
  auto file = webinar::read_attendance(read_file(options.file, largest_file), source, found);
  return webinar::record_attendance(context.store(), found, std::move(file), context.now());
}

void show(Context& context, const AttendanceResult& result) {
  if (context.style().is_json()) {
    context.show(attendance_fields(), result);
    return;
  }
  auto rows = context.rows(attended_fields());
  for (const auto& person : result.report.people) rows.add(person);
  rows.finish();
  const auto& report = result.report;
  for (const auto& warning : report.warnings) {
    context.note("warning: {}", text::terminal_safe(warning));
  }
  context.note("{} people: {} matched, {} unmatched, {} ambiguous; {} new, {} updated",
               report.people.size(), report.matched, report.unmatched, report.ambiguous,
               report.fresh, report.updated);
}

Exit run(Context& context, const Options& options) {
  if (!options.file.empty()) {
    const auto report = record(context, options);
    show(context, {webinar::find(context.store(), options.webinar).id, report});
    return Exit::ok;
  }
  const auto& store = context.store_to_read();
  const auto found = webinar::find(store, options.webinar);
  show(context, {found.id, webinar::recorded_attendance(store, found.id)});
  return Exit::ok;
}

}  // namespace

void add_webinar_attendance(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("attendance", "Record who was there, or show it");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  verb.add_option("FILE", options->file,
                  "The attendance report of Teams, or - for standard input; none: show");
  verb.footer(
      "People are matched by address, or by a name that only one member has. Who matches nobody "
      "is\n"
      "kept and shown. The same file again changes nothing.\n\n"
      "Examples:\n  qlab webinar attendance future teams.csv --json\n"
      "  qlab webinar attendance future");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
