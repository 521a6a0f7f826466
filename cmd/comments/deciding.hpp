// SPDX-License-Identifier: Apache-2.0
// What the verbs share that decide about comments: approve, reject, spam, hide, withdraw.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cmd/exit.hpp"
#include "lib/comments/add.hpp"
#include "lib/comments/decision.hpp"

namespace qlab::cmd {

class Context;
class Verb;

struct DecisionOptions {
  std::vector<std::string> comments;
  std::string reason;
  std::string clause;
  std::optional<std::int64_t> if_version;
};

/// Declares COMMENT... and --if-version.
void add_decision_options(Verb& verb, DecisionOptions& options);

/// Decides about all, names those that stay as they are, and shows what became of each.
Exit decide(Context& context, const DecisionOptions& options, comments::Action action);

/// How the configuration says that new and changed comments begin.
comments::Moderation moderation(Context& context);

}  // namespace qlab::cmd
