// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/state_machine.hpp"

#include <fmt/format.h>

#include "lib/core/names.hpp"

namespace qlab::comments {
namespace {

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
