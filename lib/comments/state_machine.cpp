// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/state_machine.hpp"

#include <fmt/format.h>

#include <array>

#include "lib/core/names.hpp"

namespace qlab::comments {
namespace {

struct Rule {
  Action action;
  State from;
  State to;
};

// The whole machine. What an author takes back is withdrawn also where nobody has seen it yet, so
// that nobody publishes it afterwards.
constexpr std::array<Rule, 13> rules{{
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

constexpr Names<7> past_words{"approved",  "rejected", "marked as spam", "hidden",
                              "withdrawn", "flagged",  "edited"};

}  // namespace

std::string_view past(Action action) { return past_words.at(static_cast<std::size_t>(action)); }

std::optional<State> next(Action action, State from) {
  for (const auto& rule : rules) {
    if (rule.action == action && rule.from == from) return rule.to;
  }
  return {};
}

std::vector<State> sources(Action action) {
  std::vector<State> states;
  for (const auto& rule : rules) {
    if (rule.action == action) states.push_back(rule.from);
  }
  return states;
}

State target(Action action) {
  for (const auto& rule : rules) {
    if (rule.action == action) return rule.to;
  }
  return State::pending;
}

std::string objection(Action action, State from) {
  std::string states;
  const auto possible = sources(action);
  for (std::size_t i = 0; i < possible.size(); ++i) {
    const auto* between = i == 0 ? "" : i + 1 == possible.size() ? " or " : ", ";
    states += fmt::format("{}{}", between, name(possible[i]));
  }
  return fmt::format("it is {}, and only what is {} can be {}", name(from), states, past(action));
}

}  // namespace qlab::comments
