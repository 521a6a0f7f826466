// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/folder.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path folder;
  bool dry_run = false;
  bool material = false;
  bool minor = false;
};

std::optional<scenarios::Weight> weight(const Options& options) {
  if (options.material) return scenarios::Weight::material;
  if (options.minor) return scenarios::Weight::minor;
  return {};
}

void tell(Context& context, const std::vector<scenarios::ImportedFile>& files, bool dry_run) {
  for (const auto& file : files) {
    if (file.guessed) note_guessed_encoding(context, text::terminal_safe(file.file));
  }
  const auto count = [&](scenarios::FileOutcome outcome) {
    return std::ranges::count(files, outcome, &scenarios::ImportedFile::outcome);
  };
  context.note("{} files: {} added, {} changed, {} unchanged{}", files.size(),
               count(scenarios::FileOutcome::added), count(scenarios::FileOutcome::changed),
               count(scenarios::FileOutcome::unchanged), dry_run ? "; nothing was written" : "");
}

Exit run(Context& context, const Options& options) {
  const auto keep = options.dry_run ? scenarios::Keep::no : scenarios::Keep::yes;
  const auto files = scenarios::import_folder(context.store(), options.folder, weight(options),
                                              context.now(), keep);
  tell(context, files, options.dry_run);
  auto rows = context.rows(imported_file_fields());
  for (const auto& file : files) rows.add(file);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_scenarios_import(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("import", "Add or change scenarios from a folder of Markdown");
  verb.add_option("DIR", options->folder, "A folder with a file NAME.md for each").required();
  verb.add_flag("-n,--dry-run", options->dry_run, "Show what would change and write nothing");
  auto material = verb.add_flag("--material", options->material,
                                "Every change of an open one makes its answers stale");
  verb.add_flag("--minor", options->minor, "No change makes answers stale").excludes(material);
  verb.shows(imported_file_fields, render::Amount::many);
  verb.footer(
      "A file begins with a line of ---, then slug, title and order, then --- and the text. Its\n"
      "name is the slug where it says none, its first heading the title. New ones are drafts. A\n"
      "change of the words of an open one is material unless --minor. The same folder again\n"
      "changes nothing.\n\n"
      "Examples:\n  qlab scenarios import scenarios --dry-run\n  qlab scenarios import scenarios");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
