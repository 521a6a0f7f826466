// SPDX-License-Identifier: Apache-2.0

#include "cmd/comments/reviewer.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {};

Exit run(Context& context, const Options& /*options*/) {
  if (!context.can_ask()) {
    throw Error(
        Kind::usage, "a review asks a person, and there is no terminal to ask at",
        "'qlab comments list state:pending' shows what waits; approve, reject and hide decide");
  }
  return Reviewer(context).run();
}

}  // namespace

void add_comments_review(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("review", "Decide about what waits, one comment at a time");
  verb.footer(
      "Asks on the terminal: approve, reject, spam, hide, theme, skip, undo or quit. Each "
      "decision\n"
      "counts at once; what was skipped or not reached waits on.\n\n"
      "Example:\n  qlab comments review");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
