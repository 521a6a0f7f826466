// SPDX-License-Identifier: Apache-2.0
// What may become of a comment, in one table: which decision leads from which state to which. Knows
// no store.
#pragma once

#include <array>
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

struct Rule {
  Action action;
  State from;
  State to;
};

/// The whole machine. What an author takes back is withdrawn also where nobody has seen it yet, so
/// that nobody publishes it afterwards.
inline constexpr std::array<Rule, 13> rules{{
    {Action::approve, State::pending, State::published},
    {Action::approve, State::hidden, State::published},
    {Action::reject, State::pending, State::rejected},
    {Action::spam, State::pending, State::spam},
    {Action::hide, State::published, State::hidden},
    {Action::withdraw, State::published, State::withdrawn},
    {Action::withdraw, State::pending, State::withdrawn},
    {Action::withdraw, State::hidden, State::withdrawn},
    {Action::flag, State::published, State::hidden},
    {Action::edit, State::published, State::pending},
    {Action::edit, State::pending, State::pending},
    {Action::edit, State::hidden, State::hidden},
    {Action::flag, State::hidden, State::hidden},
}};

/// The state that the action leads to from here; nothing where it must not.
std::optional<State> next(Action action, State from);

/// The states from which the action is possible, in the order of the table.
std::vector<State> sources(Action action);

/// What the action makes of any comment.
State target(Action action);

/// "it is spam, and only what is pending or hidden can be approved".
std::string objection(Action action, State from);

}  // namespace qlab::comments
