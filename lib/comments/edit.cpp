// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/edit.hpp"

#include <fmt/format.h>

#include "lib/comments/decision.hpp"
#include "lib/comments/review.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

/// The state with the new text. Throws refused where there must be none.
State state_after(const Comment& comment, Moderation moderation) {
  const auto to = next(Action::edit, comment.state);
  if (!to) {
    throw Error(Kind::refused,
                fmt::format("{} was not edited: {}", ref(Letter::comment, comment.id),
                            objection(Action::edit, comment.state)));
  }
  return moderation == Moderation::on ? *to : comment.state;
}

void replace_text(store::Store& store, const Comment& comment, const std::string& body, State to,
                  Instant now) {
  store.run(
      "INSERT INTO comment_revision (comment_id, member_id, guest_id, body, format, actor, at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      comment.id, comment.member_id, comment.guest_id, comment.body, name(comment.format),
      store.author().actor, now);
  store.run("UPDATE comment SET body = ?2, format = 'text' WHERE id = ?1", comment.id, body);
  move(store, comment.id, {past(Action::edit), to, {}, {}}, now);
  if (to == State::pending) open_review(store, comment.id, Cause::edited, now);
}

/// Whose words are to be told to fewer people is heard after the freeze too.
store::WhenFrozen when_frozen(const store::Store& store, std::string_view word,
                              const Revision& revision) {
  const bool is_no =
      !revision.body && revision.licence && *revision.licence > require(store, word).licence;
  return is_no ? store::WhenFrozen::allowed : store::WhenFrozen::refused;
}

}  // namespace

void set_licence(store::Store& store, const Comment& comment, Licence licence, Instant now) {
  store.run("UPDATE comment SET licence = ?2, version = version + 1 WHERE id = ?1", comment.id,
            name(licence));
  store.run(
      "INSERT INTO comment_history (comment_id, action, state, reason, actor, at)"
      " VALUES (?, 'licensed', ?, ?, ?, ?)",
      comment.id, name(comment.state), name(licence), store.author().actor, now);
}

Comment edit(store::Store& store, std::string_view word, const Revision& revision,
             Moderation moderation, Instant now) {
  store::Change change(store, now, when_frozen(store, word, revision));
  const auto comment = require(store, word);
  require_version(comment, revision.if_version);
  if (revision.body) {
    const auto body = checked_body(*revision.body, revision.bad_body);
    if (body != comment.body) {
      replace_text(store, comment, body, state_after(comment, moderation), now);
      change.touch(Letter::comment, comment.id);
    }
  }
  if (revision.licence && *revision.licence != comment.licence) {
    set_licence(store, comment, *revision.licence, now);
    change.touch(Letter::comment, comment.id);
  }
  change.commit(fmt::format("edited {}", ref(Letter::comment, comment.id)));
  return require(store, ref(Letter::comment, comment.id));
}

}  // namespace qlab::comments
