// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/import.hpp"

#include <algorithm>

#include "cmd/commands.hpp"
#include "cmd/comments/fields.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/export_file.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  std::string scenario;
  bool dry_run = false;
};

Exit run(Context& context, const Options& options) {
  const comments::ExportFile file(options.file);
  auto& store = context.store();
  const auto scenario = scenarios::require(store, options.scenario);
  const auto write = options.dry_run ? comments::Write::no : comments::Write::yes;
  const auto report = comments::import_wordpress(store, file.stream(), file.source(), scenario,
                                                 context.now(), write);
  context.show(comment_import_fields(), report);
  const bool faults = std::ranges::any_of(report.skipped, &comments::Skipped::is_fault);
  return faults ? Exit::partial : Exit::ok;
}

}  // namespace

void add_comments_import(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("import", "Bring in the comments of a WordPress export");
  verb.add_option("FILE", options->file, "The export (WXR, XML), or - for standard input")
      .required();
  verb.add_option("--scenario", options->scenario, "What the comments are about")
      .type_name("SCENARIO")
      .required();
  verb.add_flag("-n,--dry-run", options->dry_run, "Show what would change and write nothing");
  verb.shows(comment_import_fields, render::Amount::one);
  verb.footer(
      "The same comments are brought in once, however often they are in a file.\n\n"
      "Example:\n  qlab comments import blog.xml --scenario host-led");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
