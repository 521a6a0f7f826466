// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/listing.hpp"

#include "cmd/comments/fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
};

Exit run(Context& context, const Options& options) {
  std::optional<std::string> query;
  if (!options.query.empty()) query = text::join(options.query, " ");
  auto rows = context.rows(comment_list_fields());
  comments::list(context.store_to_read(), query,
                 [&](const comments::Comment& comment) { rows.add({comment}); });
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_comments_list(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("list", "List comments");
  verb.add_option(
      "QUERY", options->query,
      "Words that must all hold: state:pending scenario:host-led; see 'qlab help queries'");
  verb.shows(comment_list_fields, render::Amount::many);
  verb.footer(
      "Examples:\n  qlab comments list state:pending\n  qlab comments list scenario:s3 author:m12 "
      "money");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
