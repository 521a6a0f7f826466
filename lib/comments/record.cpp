// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/record.hpp"

namespace qlab::comments {

Recorder::Recorder(store::Store& store, Instant now)
    : m_store(store),
      m_now(now),
      m_insert(store.prepare(
          "INSERT INTO comment (scenario_id, parent_id, answers_id, depth, member_id, guest_id,"
          " signed, body, format, state, reason, licence, policy_version, page_id, source,"
          " source_id, written_at, created_at, clause)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      m_history(
          store.prepare("INSERT INTO comment_history (comment_id, action, state, reason, actor, at)"
                        " VALUES (?, ?, ?, ?, ?, ?)")),
      m_review(store.prepare("INSERT INTO comment_review (comment_id, cause, opened_at)"
                             " VALUES (?, 'new', ?)")) {}

std::int64_t Recorder::add(const NewComment& comment) {
  m_insert.bind(comment.scenario_id, comment.place.parent_id, comment.place.answers_id,
                comment.place.depth, member_of(comment.author.id), guest_of(comment.author.id),
                comment.author.signed_as);
  m_insert.put_unowned(8, comment.body);
  m_insert.put(9, name(comment.format));
  m_insert.put(10, name(comment.state));
  m_insert.put(11, comment.reason);
  m_insert.put(12, name(comment.licence));
  m_insert.put(13, comment.policy_version);
  m_insert.put(14, comment.page_id);
  m_insert.put(15, comment.source);
  m_insert.put(16, comment.source_id);
  m_insert.put(17, comment.written_at);
  m_insert.put(18, m_now);
  m_insert.put(19, comment.clause);
  m_insert.run();
  const auto id = m_store.last_id();
  m_history
      .bind(id, comment.action, name(comment.state), comment.reason, m_store.author().actor, m_now)
      .run();
  if (comment.state == State::pending) m_review.bind(id, m_now).run();
  return id;
}

}  // namespace qlab::comments
