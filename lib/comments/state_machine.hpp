// SPDX-License-Identifier: Apache-2.0
// What may become of a comment: which decision leads from which state to which. Knows no store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/comment.hpp"

namespace qlab::comments {

/// What is decided about a comment. `flag` is the decision of the people who flagged it, `edit` of
/// whoever changes its text while moderation is on; all others are a person's who looked at it.
enum class Action { approve, reject, spam, hide, withdraw, flag, edit };

/// "approved", "rejected", "marked as spam".
std::string_view past(Action action);

/// The state that the action leads to from here; nothing where it must not.
std::optional<State> next(Action action, State from);

/// The states from which the action is possible, in the order of the table.
std::vector<State> sources(Action action);

/// What the action makes of any comment.
State target(Action action);

/// "it is spam, and only what is pending or hidden can be approved".
std::string objection(Action action, State from);

}  // namespace qlab::comments
