// SPDX-License-Identifier: Apache-2.0
#include "lib/site/publish.hpp"

#include <array>

#include "cmd/context.hpp"
#include "cmd/scenarios/told.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

using render::Sink;
using site::Report;

struct Options {
  std::filesystem::path folder;
  std::string base_url;
  bool members_only = false;
  bool with_tally = false;
  bool allow_robots = false;
  bool dry_run = false;
};

void put_count(std::size_t count, Sink& sink) { sink.number(static_cast<std::int64_t>(count)); }

constexpr std::array<render::Field<Report>, 12> report_fields{{
    {"folder", [](const Report& row, Sink& to) { to.text(row.folder.string()); }},
    {"scenarios", [](const Report& row, Sink& to) { put_count(row.site.scenarios, to); }},
    {"webinars", [](const Report& row, Sink& to) { put_count(row.site.webinars, to); }},
    {"comments", [](const Report& row, Sink& to) { put_count(row.site.comments, to); }},
    {"withheld", [](const Report& row, Sink& to) { put_count(row.site.withheld, to); }},
    {"earlier_answers",
     [](const Report& row, Sink& to) { put_count(row.site.earlier_answers(), to); }},
    {"files", [](const Report& row, Sink& to) { put_count(row.site.files.size(), to); }},
    {"added", [](const Report& row, Sink& to) { to.list(row.files.added); }},
    {"changed", [](const Report& row, Sink& to) { to.list(row.files.changed); }},
    {"removed", [](const Report& row, Sink& to) { to.list(row.files.removed); }},
    {"unchanged", [](const Report& row, Sink& to) { put_count(row.files.unchanged, to); }},
    {"dry_run", [](const Report& row, Sink& to) { to.truth(row.dry_run); }},
}};

site::Settings settings(Context& context, const Options& options) {
  const auto& configured = context.config().identity;
  site::Settings settings;
  settings.host.organisation =
      configured.organisation.empty() ? configured.name : configured.organisation;
  if (!configured.email.empty()) settings.host.identity = identity(context);
  settings.zone = context.zone();
  if (!options.base_url.empty()) settings.base_url = site::require_base_url(options.base_url);
  if (options.members_only) settings.audience = site::Audience::members;
  if (options.allow_robots) settings.robots = site::Robots::let_in;
  settings.with_tally = options.with_tally;
  return settings;
}

Exit run(Context& context, const Options& options) {
  const auto write = options.dry_run ? site::Write::no : site::Write::yes;
  const auto report = site::publish(context.store(), options.folder, settings(context, options),
                                    write, context.now());
  context.show(render::Fields<Report>(report_fields), report);
  const bool one = report.site.withheld == 1;
  if (report.site.withheld > 0 && !options.members_only) {
    context.note("{} published comment{} not shown: {} licence keeps {} inside",
                 report.site.withheld, one ? " is" : "s are", one ? "its" : "their",
                 one ? "it" : "them");
  }
  tell_of_earlier(context, report.site.told);
  if (context.config().identity.email.empty())
    context.note("no identity.email is configured, so the site asks nobody to write");
  return Exit::ok;
}

}  // namespace

void add_scenarios_publish(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("publish", "Write a static site on which members review them");
  verb.shows([] { return render::Fields<Report>(report_fields); }, render::Amount::one);
  verb.add_option("DIR", options->folder, "A new or empty folder, or one published before")
      .required();
  verb.add_option("--base-url", options->base_url, "Where the folder will be found")
      .type_name("URL");
  verb.add_flag("--members-only", options->members_only,
                "It is behind a login: show every published comment, and links to join");
  verb.add_flag("--with-tally", options->with_tally,
                "Show what members answered, without numbers under five");
  verb.add_flag("--allow-robots", options->allow_robots, "Do not ask search engines to stay away");
  verb.add_flag("-n,--dry-run", options->dry_run, "Show what would change and write nothing");
  verb.footer(
      "The folder is replaced whole and in one step. Its files are for a web server: everybody on\n"
      "this machine may read them.\n\n"
      "Examples:\n  qlab scenarios publish site\n"
      "  qlab scenarios publish site --base-url https://example.org/next/ --with-tally");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
