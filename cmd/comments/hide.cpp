// SPDX-License-Identifier: Apache-2.0

#include "cmd/comments/deciding.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

void add_comments_hide(Verb& comments, Action& action) {
  auto options = std::make_shared<DecisionOptions>();
  auto verb = comments.add_verb("hide", "Hide published comments, with the replies to them");
  add_decision_options(verb, *options);
  verb.add_option("--reason", options->reason, "Why").type_name("TEXT");
  verb.footer(
      "'comments approve' publishes them again.\n\nExample:\n  qlab comments hide c3 --reason 'We "
      "are asking its author'");
  verb.callback([&action, options] {
    action = [options](Context& c) { return decide(c, *options, comments::Action::hide); };
  });
}

}  // namespace qlab::cmd
