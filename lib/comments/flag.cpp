// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/flag.hpp"

#include <fmt/format.h>

#include "lib/comments/decision.hpp"
#include "lib/comments/review.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t longest_reason = 2000;

/// A guest is known by address, under any name.
bool is_flagged_by(const store::Store& store, std::int64_t comment_id, AuthorId who) {
  if (const auto member = member_of(who)) {
    return store
        .first("SELECT 1 FROM comment_flag WHERE member_id = ? AND comment_id = ?", *member,
               comment_id)
        .has_value();
  }
  return store
      .first(
          "SELECT 1 FROM comment_guest g JOIN comment_guest same ON same.key = g.key"
          " JOIN comment_flag f ON f.guest_id = same.id WHERE g.id = ? AND f.comment_id = ?",
          guest_of(who), comment_id)
      .has_value();
}

std::int64_t count_open(const store::Store& store, std::int64_t comment_id) {
  return store
      .first("SELECT COUNT(*) FROM comment_flag WHERE comment_id = ? AND settled_at IS NULL",
             comment_id)
      .value()
      .integer(0);
}

bool is_author(const Comment& comment, AuthorId who) {
  return comment.member_id ? comment.member_id == member_of(who)
                           : comment.guest_id && comment.guest_id == guest_of(who);
}

void require_flaggable(const Comment& comment, AuthorId who) {
  const auto shown = ref(Letter::comment, comment.id);
  if (!next(Action::flag, comment.state))
    throw Error(Kind::refused, fmt::format("{} was not flagged: {}", shown,
                                           objection(Action::flag, comment.state)));
  if (is_author(comment, who))
    throw Error(Kind::refused, fmt::format("{} was not flagged: they wrote it themselves", shown),
                "they can take it back: qlab comments withdraw");
}

struct NewFlag {
  AuthorId who;
  std::string_view reason;
  std::int64_t hide_at = 0;
  Instant now;
};

void insert(store::Store& store, std::int64_t comment_id, const NewFlag& flag) {
  store.run(
      "INSERT INTO comment_flag (comment_id, member_id, guest_id, reason, actor, at)"
      " VALUES (?, ?, ?, ?, ?, ?)",
      comment_id, member_of(flag.who), guest_of(flag.who), flag.reason, store.author().actor,
      flag.now);
  open_review(store, comment_id, Cause::flagged, flag.now);
}

std::string_view checked_reason(std::string_view given) {
  const auto reason = text::trim(given);
  if (reason.size() <= longest_reason && text::is_utf8(reason)) return reason;
  throw Error(Kind::usage,
              fmt::format("the reason is not a text of at most {} bytes", longest_reason));
}

FlagReport flag_within(store::Store& store, store::Change& change, std::string_view word,
                       NewFlag flag) {
  flag.reason = checked_reason(flag.reason);
  const auto comment = require(store, word);
  require_flaggable(comment, flag.who);
  FlagReport report{comment, !is_flagged_by(store, comment.id, flag.who), 0};
  if (report.is_new) insert(store, comment.id, flag);
  report.count = count_open(store, comment.id);
  const bool hides =
      flag.hide_at > 0 && report.count >= flag.hide_at && comment.state == State::published;
  if (hides) {
    const auto why = fmt::format("flagged by {} people", report.count);
    move(store, comment.id, {past(Action::flag), State::hidden, why, {}}, flag.now);
  }
  if (report.is_new) change.touch(Letter::comment, comment.id);
  change.commit(hides ? "flagged a comment, which hides it" : "flagged a comment");
  report.comment = require(store, ref(Letter::comment, comment.id));
  return report;
}

}  // namespace

FlagReport flag(store::Store& store, std::string_view word, AuthorId who, std::string_view reason,
                std::int64_t hide_at, Instant now) {
  store::Change change(store, now);
  return flag_within(store, change, word, {who, reason, hide_at, now});
}

FlagReport flag(store::Store& store, std::string_view word, const Guest& who,
                std::string_view reason, std::int64_t hide_at, Instant now) {
  store::Change change(store, now);
  const auto guest = find_or_add_guest(store, who);
  return flag_within(store, change, word, {guest.id, reason, hide_at, now});
}

std::vector<Flag> flags(const store::Store& store, std::int64_t comment_id) {
  auto rows = store.prepare(
      "SELECT COALESCE(m.name, g.name, ''), f.reason, f.at, f.settled_at IS NOT NULL"
      " FROM comment_flag f LEFT JOIN member m ON m.id = f.member_id"
      " LEFT JOIN comment_guest g ON g.id = f.guest_id WHERE f.comment_id = ? ORDER BY f.id");
  rows.bind(comment_id);
  std::vector<Flag> all;
  while (rows.step())
    all.push_back({rows.text(0), rows.text(1), rows.instant(2), rows.integer(3) != 0});
  return all;
}

}  // namespace qlab::comments
