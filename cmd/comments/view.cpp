// SPDX-License-Identifier: Apache-2.0

#include "cmd/comments/fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/comment.hpp"
#include "lib/comments/themes.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string comment;
};

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  CommentRow row{comments::require(store, options.comment)};
  row.history = comments::history(store, row.comment.id);
  row.themes = comments::themes_of(store, row.comment.id);
  row.flags = comments::flags(store, row.comment.id);
  const auto fields = comment_view_fields();
  if (context.style().format != render::Format::table) {
    context.show(fields, row);
    return Exit::ok;
  }
  context.show(fields.first(fields.size() - 1), row);
  context.out().write("\n" + text::terminal_safe_lines(row.comment.body) + "\n");
  return Exit::ok;
}

}  // namespace

void add_comments_view(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("view", "Show a comment with its text and history");
  verb.shows(comment_view_fields, render::Amount::one);
  verb.add_option("COMMENT", options->comment, "Its id, such as c45").required();
  verb.footer("Example:\n  qlab comments view c45");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
