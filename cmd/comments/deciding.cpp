// SPDX-License-Identifier: Apache-2.0
#include "cmd/comments/deciding.hpp"

#include "cmd/comments/fields.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {

void add_decision_options(Verb& verb, DecisionOptions& options) {
  verb.add_option("COMMENT", options.comments, "Ids, or - for standard input").required();
  verb.add_option("--if-version", options.if_version,
                  "Only if the comment is still at this version ('comments view' shows it)")
      .type_name("N")
      .positive();
}

Exit decide(Context& context, const DecisionOptions& options, comments::Action action) {
  const auto words = ids_or_input(options.comments);
  if (options.if_version && words.size() != 1)
    throw Error(Kind::usage, "a version belongs to one comment", "name one with --if-version");
  const auto done =
      comments::decide(context.store(), words,
                       {action, options.reason, options.clause, options.if_version}, context.now());
  std::vector<Refusal> refusals;
  for (const auto& each : done) {
    if (!each.refused.empty()) refusals.push_back({ref(Letter::comment, each.id), each.refused});
  }
  const auto exit = settle(context, past(action), refusals, done.size());
  auto rows = context.rows(comment_transition_fields());
  for (const auto& each : done) rows.add(each);
  rows.finish();
  return exit;
}

comments::Moderation moderation(Context& context) {
  const auto& config = context.config().comments;
  if (config.moderation) return comments::Moderation::on;
  return config.hold_first ? comments::Moderation::first : comments::Moderation::off;
}

}  // namespace qlab::cmd
