// SPDX-License-Identifier: Apache-2.0

#include "cmd/comments/deciding.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

void add_comments_reject(Verb& comments, Action& action) {
  auto options = std::make_shared<DecisionOptions>();
  auto verb = comments.add_verb("reject", "Say no to comments that wait");
  add_decision_options(verb, *options);
  verb.add_option("--reason", options->reason, "Why, as their author may read it")
      .type_name("TEXT")
      .required();
  verb.add_option("--clause", options->clause,
                  "The clause of the policy: its number, as 'comments policy show' numbers them")
      .type_name("CLAUSE");
  verb.footer("Example:\n  qlab comments reject c3 --reason 'It names somebody' --clause 2");
  verb.callback([&action, options] {
    action = [options](Context& c) { return decide(c, *options, comments::Action::reject); };
  });
}

}  // namespace qlab::cmd
