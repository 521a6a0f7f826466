// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/opening.hpp"

#include <fmt/format.h>

#include <map>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/scenarios/electorate.hpp"
#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

/// By id: one that is named twice, as s3 and by its slug, is one.
std::map<std::int64_t, Scenario> named(const store::Store& store,
                                       std::span<const std::string> words) {
  std::map<std::int64_t, Scenario> named;
  for (const auto& word : words) {
    auto scenario = require(store, word);
    named.emplace(scenario.id, std::move(scenario));
  }
  return named;
}

Transition open_one(store::Store& store, const Scenario& scenario, members::Basis basis,
                    Instant now) {
  Transition transition{scenario, scenario.state, {}};
  if (scenario.state == State::open) return transition;
  if (scenario.state == State::draft) {
    transition.scenario = set_open(store, scenario, basis, now);
  } else {
    transition.refused = fmt::format("it is {} and does not open again", name(scenario.state));
  }
  return transition;
}

/// Why a scenario cannot have this outcome, or nothing.
std::string objection(State present, State outcome) {
  if (present == State::draft) return "it is a draft and was never open";
  if (present == State::open || present == State::closed || present == outcome) return {};
  if (outcome == State::closed) return {};
  return fmt::format("it is {} already", name(present));
}

Transition close_one(store::Store& store, const Scenario& scenario, State outcome, Instant now) {
  Transition transition{scenario, scenario.state, objection(scenario.state, outcome)};
  // What was chosen or set aside is closed as well.
  const bool is_so =
      scenario.state == outcome || (outcome == State::closed && scenario.state != State::open);
  if (!transition.refused.empty() || is_so) return transition;
  auto& after = transition.scenario;
  after.state = outcome;
  if (!after.closed_at) after.closed_at = now;
  store.run("UPDATE scenario SET state = ?2, closed_at = ?3 WHERE id = ?1", after.id, name(outcome),
            after.closed_at);
  return transition;
}

}  // namespace

Scenario set_open(store::Store& store, const Scenario& draft, members::Basis basis, Instant now) {
  store.run("UPDATE scenario SET state = 'open', opened_at = ? WHERE id = ?", now, draft.id);
  auto open = draft;
  open.state = State::open;
  open.opened_at = now;
  keep_unreached(store, open.id, basis);
  return open;
}

std::vector<Transition> open(store::Store& store, std::span<const std::string> words, Instant now,
                             members::Basis basis) {
  store::Change change(store, now);
  std::vector<Transition> transitions;
  for (const auto& [id, scenario] : named(store, words)) {
    transitions.push_back(open_one(store, scenario, basis, now));
    if (transitions.back().scenario.state != scenario.state) change.touch(Letter::scenario, id);
  }
  change.commit("opened scenarios");
  return transitions;
}

std::vector<Transition> close(store::Store& store, std::span<const std::string> words,
                              State outcome, Instant now) {
  if (outcome == State::draft || outcome == State::open)
    throw Error(Kind::usage, fmt::format("'{}' is no outcome", name(outcome)));
  store::Change change(store, now);
  std::vector<Transition> transitions;
  for (const auto& [id, scenario] : named(store, words)) {
    transitions.push_back(close_one(store, scenario, outcome, now));
    if (transitions.back().scenario.state != scenario.state) change.touch(Letter::scenario, id);
  }
  change.commit(fmt::format("{} scenarios", name(outcome)));
  return transitions;
}

}  // namespace qlab::scenarios
