// SPDX-License-Identifier: Apache-2.0

#include "cmd/comments/deciding.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

void add_comments_withdraw(Verb& comments, Action& action) {
  auto options = std::make_shared<DecisionOptions>();
  auto verb = comments.add_verb("withdraw", "Take comments back for their author");
  add_decision_options(verb, *options);
  verb.add_option("--reason", options->reason, "Why").type_name("TEXT");
  verb.footer(
      "What was withdrawn cannot be published again.\n\nExample:\n  qlab comments withdraw c3");
  verb.callback([&action, options] {
    action = [options](Context& c) { return decide(c, *options, comments::Action::withdraw); };
  });
}

}  // namespace qlab::cmd
