// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/forget.hpp"

#include <fmt/format.h>

#include "lib/comments/comment.hpp"

namespace qlab::comments {
namespace {

constexpr auto reason = "its author was erased";

class Forgetter {
 public:
  Forgetter(store::Store& store, const members::Traces& traces, Texts texts, Instant now)
      : m_store(store), m_traces(traces), m_texts(texts), m_now(now) {}

  Forgotten run() {
    comments_where("member_id = ?", m_traces.member());
    drop_texts_where("member_id = ?", m_traces.member());
    for (const auto guest : guests_of(m_store, m_traces)) {
      comments_where("guest_id = ?", guest);
      drop_texts_where("guest_id = ?", guest);
      // A key that no address has, for each its own.
      m_gone.guests += m_store.run(
          "UPDATE comment_guest SET name = ?1, address = '', key = 'erased ' || id WHERE id = ?2",
          members::former_member, guest);
    }
    // The index of words keeps those of deleted texts until its parts are joined.
    m_store.run("INSERT INTO comment_text (comment_text) VALUES ('optimize')");
    return m_gone;
  }

 private:
  /// What they wrote before it was edited, why they flagged what others wrote, and how it is known
  /// that they accepted the policy.
  void drop_texts_where(std::string_view condition, std::int64_t author) {
    m_store.run(fmt::format("DELETE FROM comment_revision WHERE {}", condition), author);
    m_store.run(fmt::format("UPDATE comment_flag SET reason = '' WHERE {}", condition), author);
    m_store.run(
        fmt::format("UPDATE comment_policy_acceptance SET evidence = '' WHERE {}", condition),
        author);
  }

  void comments_where(std::string_view condition, std::int64_t author) {
    auto rows = m_store.prepare(
        fmt::format("SELECT id, state, body FROM comment WHERE {} ORDER BY id", condition));
    rows.bind(author);
    struct Row {
      std::int64_t id;
      State state;
      std::string body;
    };
    std::vector<Row> all;
    while (rows.step()) all.push_back({rows.integer(0), require_state(rows.view(1)), rows.text(2)});
    for (const auto& row : all) {
      const bool stays = m_texts == Texts::keep && row.state == State::published;
      stays ? keep(row.id, row.body) : remove(row.id, row.state);
      ++m_gone.comments;
    }
  }

  void keep(std::int64_t id, const std::string& body) {
    m_store.run(
        "UPDATE comment SET signed = '', body = ?2, version = version + 1,"
        " licence = CASE licence WHEN 'with name' THEN 'unnamed' ELSE licence END WHERE id = ?1",
        id, m_traces.masked(body));
  }

  void remove(std::int64_t id, State state) {
    const bool ended = state == State::rejected || state == State::spam;
    const auto ends_as = ended ? state : State::withdrawn;
    m_store.run(
        "UPDATE comment SET signed = '', body = '', licence = 'not outside', state = ?2,"
        " reason = ?3, version = version + 1 WHERE id = ?1",
        id, name(ends_as), reason);
    m_store.run(
        "INSERT INTO comment_history (comment_id, action, state, reason, actor, at)"
        " VALUES (?, 'erased', ?, ?, ?, ?)",
        id, name(ends_as), reason, m_store.author().actor, m_now);
    m_store.run(
        "UPDATE comment_review SET closed_at = ?2, outcome = 'erased', actor = ?3"
        " WHERE comment_id = ?1 AND closed_at IS NULL",
        id, m_now, m_store.author().actor);
    ++m_gone.texts;
  }

  store::Store& m_store;
  const members::Traces& m_traces;
  Texts m_texts;
  Instant m_now;
  Forgotten m_gone;
};

}  // namespace

std::vector<std::int64_t> guests_of(const store::Store& store, const members::Traces& traces) {
  auto rows = store.prepare("SELECT id, address, name FROM comment_guest");
  std::vector<std::int64_t> ids;
  while (rows.step()) {
    const auto address = rows.view(1);
    const bool theirs = address.empty() ? traces.is_name(rows.view(2)) : traces.is_address(address);
    if (theirs) ids.push_back(rows.integer(0));
  }
  return ids;
}

Forgotten forget(store::Store& store, const members::Traces& traces, Texts texts, Instant now) {
  return Forgetter(store, traces, texts, now).run();
}

}  // namespace qlab::comments
