// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/review.hpp"

#include <fmt/format.h>

#include <map>

#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

Transition approved(const Comment& comment) {
  switch (comment.state) {
    case State::pending:
    case State::hidden:
    case State::published:
      return {comment.id, comment.state, State::published, {}};
    case State::withdrawn:
      return {comment.id, comment.state, comment.state, "its author has withdrawn it"};
    case State::rejected:
    case State::spam:
      break;
  }
  return {comment.id, comment.state, comment.state,
          fmt::format("it is {} and cannot be published", name(comment.state))};
}

}  // namespace

std::vector<Transition> approve(store::Store& store, std::span<const std::string> words,
                                Instant now) {
  store::Change change(store, now);
  // By id: one that is named twice is approved once.
  std::map<std::int64_t, Transition> transitions;
  for (const auto& word : words) {
    const auto comment = require(store, word);
    transitions.emplace(comment.id, approved(comment));
  }
  auto update = store.prepare(
      "UPDATE comment SET state = ?2, reason = '', version = version + 1 WHERE id = ?1");
  auto history = store.prepare(
      "INSERT INTO comment_history (comment_id, state, actor, at) VALUES (?1, ?2, ?3, ?4)");
  std::vector<Transition> done;
  for (const auto& [id, transition] : transitions) {
    done.push_back(transition);
    if (transition.state == transition.before) continue;
    update.bind(id, name(transition.state)).run();
    history.bind(id, name(transition.state), store.author().actor, now).run();
    change.touch(Letter::comment, id);
  }
  change.commit("approved comments");
  return done;
}

}  // namespace qlab::comments
