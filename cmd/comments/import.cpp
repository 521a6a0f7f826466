// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/import.hpp"

#include <algorithm>

#include "cmd/comments/fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/open_export.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/core/text_file.hpp"
#include "lib/inbox/mailbox.hpp"
#include "lib/replies/comment_mbox.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  std::string scenario;
  std::string licence;
  std::string source;
  bool skip_bad = false;
  bool dry_run = false;
};

std::unique_ptr<comments::ExportReader> open(Context& context, comments::ExportFile& file,
                                             const Options& options) {
  const auto kind = comments::kind_of(file.head());
  const bool is_xml =
      kind == comments::ExportKind::wordpress || kind == comments::ExportKind::disqus;
  if (is_xml && options.skip_bad) file.skip_to_xml();
  if (kind != comments::ExportKind::mbox) return comments::open_export(file, kind, options.source);
  if (is_read_once(options.file)) {
    throw Error(Kind::usage, "a mailbox is not read from standard input or a pipe",
                "name its file");
  }
  return replies::open_comment_mails(inbox::open_mbox(options.file), context.mail_reader());
}

Exit run(Context& context, const Options& options) {
  comments::ExportFile file(options.file);
  auto& store = context.store();
  comments::ImportOptions import;
  if (!options.scenario.empty()) import.scenario = scenarios::require(store, options.scenario);
  if (!options.licence.empty()) import.licence = comments::require_licence(options.licence);
  import.keep_readable = options.skip_bad;
  import.write = options.dry_run ? comments::Write::no : comments::Write::yes;
  const auto reader = open(context, file, options);
  const auto report = comments::import_comments(store, *reader, import, context.now());
  context.show(comment_import_fields(), report);
  if (file.is_guessed()) note_guessed_encoding(context, text::terminal_safe(file.source()));
  if (!report.broken.empty())
    context.note("what stands behind is missing: {}", text::terminal_safe(report.broken));
  const bool faults = std::ranges::any_of(report.skipped, &comments::Skipped::is_fault);
  return faults || !report.broken.empty() ? Exit::partial : Exit::ok;
}

}  // namespace

void add_comments_import(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("import", "Bring in comments of another system, or of an export");
  verb.add_option(
          "FILE", options->file,
          "WordPress (WXR), Disqus, isso, Commento, Discourse, JSON lines, CSV or mbox; - for "
          "standard input")
      .required();
  verb.add_option("--scenario", options->scenario,
                  "What the comments are about; needed where the file does not say")
      .type_name("SCENARIO");
  verb.add_option(
          "--licence", options->licence,
          "Quoting them outside: with name, unnamed, paraphrase only, not outside (default)")
      .type_name("LICENCE");
  verb.add_option("--source", options->source,
                  "What rows of JSON or CSV are known by (default: the file's name)")
      .type_name("NAME");
  verb.add_flag("--skip-bad", options->skip_bad,
                "Keep what stands before the place where a file is malformed");
  verb.add_flag("-n,--dry-run", options->dry_run, "Show what would change and write nothing");
  verb.shows(comment_import_fields, render::Amount::one);
  verb.footer(
      "The same comments are brought in once, however often they are in a file.\n\n"
      "Examples:\n  qlab comments import blog.xml --scenario host-led\n"
      "  qlab comments import answers.mbox --scenario host-led --licence unnamed\n"
      "  qlab comments import comments.csv");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
