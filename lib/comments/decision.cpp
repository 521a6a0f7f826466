// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/decision.hpp"

#include <fmt/format.h>

#include <map>

#include "lib/comments/clauses.hpp"
#include "lib/comments/review.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t longest_reason = 2000;

std::string version_objection(const Comment& comment, std::optional<std::int64_t> if_version) {
  if (!if_version || *if_version == comment.version) return {};
  return fmt::format("it is at version {}, not {}: somebody has changed it", comment.version,
                     *if_version);
}

Transition judged(const Comment& comment, const Decision& decision) {
  Transition transition{comment.id, comment.state, comment.state, comment.version,
                        version_objection(comment, decision.if_version)};
  if (!transition.refused.empty() || comment.state == target(decision.action)) return transition;
  if (const auto to = next(decision.action, comment.state)) {
    transition.state = *to;
    ++transition.version;
  } else {
    transition.refused = objection(decision.action, comment.state);
  }
  return transition;
}

std::string checked_reason(const std::string& given) {
  auto reason = std::string(text::trim(given));
  if (reason.size() > longest_reason || !text::is_utf8(reason))
    throw Error(Kind::usage,
                fmt::format("the reason is not a text of at most {} bytes", longest_reason));
  return reason;
}

}  // namespace

void require_version(const Comment& comment, std::optional<std::int64_t> if_version) {
  const auto objection = version_objection(comment, if_version);
  if (objection.empty()) return;
  throw Error(Kind::refused,
              fmt::format("{} stays as it is: {}", ref(Letter::comment, comment.id), objection),
              "look at it again with 'qlab comments view'");
}

void move(store::Store& store, std::int64_t comment_id, const Move& step, Instant now) {
  store.run(
      "UPDATE comment SET state = ?2, reason = ?3, clause = ?4, version = version + 1"
      " WHERE id = ?1",
      comment_id, name(step.to), step.reason, step.clause);
  store.run(
      "INSERT INTO comment_history (comment_id, action, state, reason, clause, actor, at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      comment_id, step.action, name(step.to), step.reason, step.clause, store.author().actor, now);
}

std::vector<Transition> decide(store::Store& store, std::span<const std::string> words,
                               const Decision& decision, Instant now) {
  // Words are taken out of sight to the last day.
  const bool is_no = decision.action == Action::hide || decision.action == Action::withdraw;
  store::Change change(store, now, is_no ? store::WhenFrozen::allowed : store::WhenFrozen::refused);
  const auto reason = checked_reason(decision.reason);
  const auto clause = require_clause(store, decision.clause, now);
  // By id: one that is named twice is decided about once.
  std::map<std::int64_t, Transition> transitions;
  for (const auto& word : words) {
    const auto comment = require(store, word);
    transitions.emplace(comment.id, judged(comment, decision));
  }
  std::vector<Transition> done;
  for (const auto& [id, transition] : transitions) {
    done.push_back(transition);
    if (!transition.refused.empty()) continue;
    if (transition.state != transition.before) {
      move(store, id, {past(decision.action), transition.state, reason, clause}, now);
      change.touch(Letter::comment, id);
    }
    close_review(store, id, past(decision.action), now);
  }
  change.commit(fmt::format("{} comments", past(decision.action)));
  return done;
}

}  // namespace qlab::comments
