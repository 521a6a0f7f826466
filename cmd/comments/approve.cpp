// SPDX-License-Identifier: Apache-2.0

#include "cmd/commands.hpp"
#include "cmd/comments/fields.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/review.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> comments;
};

Exit run(Context& context, const Options& options) {
  const auto words = ids_or_input(options.comments);
  const auto done = comments::approve(context.store(), words, context.now());
  std::vector<Refusal> refusals;
  for (const auto& each : done) {
    if (!each.refused.empty()) refusals.push_back({ref(Letter::comment, each.id), each.refused});
  }
  const auto exit = settle(context, "approved", refusals, done.size());
  auto rows = context.rows(comment_transition_fields());
  for (const auto& each : done) rows.add(each);
  rows.finish();
  return exit;
}

}  // namespace

void add_comments_approve(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("approve", "Publish comments that wait or were hidden");
  verb.add_option("COMMENT", options->comments, "Ids, or - for standard input").required();
  verb.shows(comment_transition_fields, render::Amount::many);
  verb.footer(
      "Examples:\n  qlab comments approve c3 c4\n"
      "  qlab comments list state:pending --format ids | qlab comments approve -");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
