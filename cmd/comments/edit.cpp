// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/edit.hpp"

#include "cmd/comments/deciding.hpp"
#include "cmd/comments/fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string comment;
  std::optional<std::string> body;
  std::filesystem::path body_file;
  std::string licence;
  std::optional<std::int64_t> if_version;
};

comments::Revision revision(Context& context, const Options& options) {
  comments::Revision revision;
  revision.body = options.body;
  if (!options.body_file.empty()) {
    revision.body = read_text(context, options.body_file);
    revision.bad_body = Kind::data;
  }
  if (!options.licence.empty()) revision.licence = comments::require_licence(options.licence);
  revision.if_version = options.if_version;
  if (!revision.body && !revision.licence)
    throw Error(Kind::usage, "nothing is to be changed", "give --body, --body-file or --licence");
  return revision;
}

Exit run(Context& context, const Options& options) {
  const auto changed = revision(context, options);
  const auto comment =
      comments::edit(context.store(), options.comment, changed, moderation(context), context.now());
  context.show(comment_list_fields(), CommentRow{comment});
  return Exit::ok;
}

}  // namespace

void add_comments_edit(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("edit", "Change a comment's text or licence for its author");
  verb.shows(comment_list_fields, render::Amount::one);
  verb.add_option("COMMENT", options->comment, "Its id, such as c45").required();
  auto body = verb.add_option("--body", options->body, "The new text").type_name("TEXT");
  verb.add_option("--body-file", options->body_file,
                  "The new text in a file, or - for standard input")
      .type_name("FILE")
      .excludes(body);
  verb.add_option("--licence", options->licence,
                  "Quoting it outside: with name, unnamed, paraphrase only, not outside")
      .type_name("LICENCE");
  verb.add_option("--if-version", options->if_version,
                  "Only if the comment is still at this version ('comments view' shows it)")
      .type_name("N")
      .positive();
  verb.footer(
      "A published comment with another text waits to be approved again, where comments do.\n\n"
      "Examples:\n  qlab comments edit c3 --body-file anna.txt\n"
      "  qlab comments edit c3 --licence unnamed --if-version 2");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
