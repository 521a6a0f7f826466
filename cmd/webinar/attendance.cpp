// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance.hpp"

#include <fmt/format.h>

#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/webinar/attendance_alias.hpp"

namespace qlab::cmd {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20;

struct Options {
  std::string webinar;
  std::string file;
  std::vector<std::string> link;  ///< what a person is called, and the member
  std::string unlink;
};

AttendanceResult record(Context& context, const Options& options) {
  const auto source = options.file == "-" ? "standard input" : options.file;
  const auto found = webinar::find(context.store(), options.webinar);
  auto file = webinar::read_attendance(read_file(options.file, largest_file), source, found);
  return {found.id,
          webinar::record_attendance(context.store(), found, std::move(file), context.now())};
}

/// What was recorded, after a name was linked to a member or unlinked.
AttendanceResult relink(Context& context, const Options& options) {
  auto& store = context.store();
  const auto found = webinar::find(store, options.webinar);
  std::size_t updated = 0;
  if (options.unlink.empty()) {
    const auto member = members::resolve(store, options.link.back());
    updated =
        webinar::link_attendance(store, found, options.link.front(), member.id, context.now());
  } else {
    updated = webinar::unlink_attendance(store, options.unlink, context.now());
  }
  AttendanceResult result{found.id, webinar::recorded_attendance(store, found.id)};
  result.report.updated = updated;
  return result;
}

AttendanceResult recorded(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto found = webinar::find(store, options.webinar);
  return {found.id, webinar::recorded_attendance(store, found.id)};
}

/// How many of each there are, and how many did not come where the file says so.
void note_figures(Context& context, const webinar::AttendanceReport& report) {
  const auto absent = report.absent > 0 ? fmt::format(", {} did not come", report.absent) : "";
  context.note("{} people: {} matched, {} unmatched, {} ambiguous{}; {} new, {} updated",
               report.people.size(), report.matched, report.unmatched, report.ambiguous, absent,
               report.fresh, report.updated);
}

void show(Context& context, const AttendanceResult& result) {
  if (context.style().is_json()) {
    context.show(attendance_fields(), result);
    return;
  }
  auto rows = context.rows(attended_fields());
  for (const auto& person : result.report.people) rows.add(person);
  rows.finish();
  for (const auto& warning : result.report.warnings) {
    context.note("warning: {}", text::terminal_safe(warning));
  }
  note_figures(context, result.report);
}

Exit run(Context& context, const Options& options) {
  const bool relinks = !options.link.empty() || !options.unlink.empty();
  show(context, relinks                ? relink(context, options)
                : options.file.empty() ? recorded(context, options)
                                       : record(context, options));
  return Exit::ok;
}

}  // namespace

void add_webinar_attendance(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("attendance", "Record who was there, or show it");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  auto file = verb.add_option("FILE", options->file,
                              "An attendance report, or - for standard input; none: show");
  auto link = verb.add_option("--link", options->link,
                              "Whoever is called NAME is this member, here and in later files");
  link.type_name("NAME MEMBER").expected(2, 2).one_at_a_time().excludes(file);
  verb.add_option("--unlink", options->unlink, "Forget what was linked to this name")
      .type_name("NAME")
      .excludes(file, link);
  verb.shows(attendance_fields, render::Amount::one);
  verb.lists(attended_fields);
  verb.footer(
      "Reads what Teams, Zoom (meetings and webinars), Google Meet, Eventbrite and Luma export, "
      "and "
      "any\nCSV with a name or an address in each row. People are matched by address, by what was "
      "linked, or\nby a name that only one member has. Who matches nobody is kept and shown. The "
      "same file again\nchanges nothing.\n\n"
      "Examples:\n  qlab webinar attendance future teams.csv --json\n"
      "  qlab webinar attendance future --link iPhone m12\n"
      "  qlab webinar attendance future");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
