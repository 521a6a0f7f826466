// SPDX-License-Identifier: Apache-2.0

#include "cmd/comments/deciding.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

void add_comments_approve(Verb& comments, Action& action) {
  auto options = std::make_shared<DecisionOptions>();
  auto verb = comments.add_verb("approve", "Publish comments that wait or were hidden");
  add_decision_options(verb, *options);
  verb.footer(
      "Examples:\n  qlab comments approve c3 c4\n"
      "  qlab comments list state:pending --format ids | qlab comments approve -");
  verb.callback([&action, options] {
    action = [options](Context& c) { return decide(c, *options, comments::Action::approve); };
  });
}

}  // namespace qlab::cmd
