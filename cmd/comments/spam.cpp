// SPDX-License-Identifier: Apache-2.0

#include "cmd/comments/deciding.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

void add_comments_spam(Verb& comments, Action& action) {
  auto options = std::make_shared<DecisionOptions>();
  auto verb = comments.add_verb("spam", "Mark comments that wait as spam");
  add_decision_options(verb, *options);
  verb.footer("Example:\n  qlab comments spam c3 c4");
  verb.callback([&action, options] {
    action = [options](Context& c) { return decide(c, *options, comments::Action::spam); };
  });
}

}  // namespace qlab::cmd
