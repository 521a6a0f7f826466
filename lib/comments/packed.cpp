// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/packed.hpp"

#include <fmt/format.h>

#include "lib/comments/quotable.hpp"

namespace qlab::comments {
namespace {

using store::PackedTable;
using Kind = store::PackedColumn::Kind;
constexpr auto in_public = store::PackedColumn::Shown::in_public;

PackedTable policies() {
  return {"policies",
          {{"version", Kind::number, in_public},
           {"text", Kind::text, in_public},
           {"at", Kind::instant, in_public}},
          "SELECT version, body, at FROM comment_policy ORDER BY version",
          {"INSERT INTO comment_policy (version, body, at) VALUES (?1, ?2, ?3)"
           " ON CONFLICT DO NOTHING"}};
}

PackedTable acceptances() {
  return {"policy_acceptances",
          {{"member", Kind::member}, {"version", Kind::number}, {"at", Kind::instant}},
          "SELECT member_id, version, at FROM comment_policy_acceptance"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, version",
          {"INSERT INTO comment_policy_acceptance (version, member_id, actor, at)"
           " VALUES (?2, ?1, 'handover', ?3) ON CONFLICT DO NOTHING"}};
}

PackedTable themes() {
  return {"themes",
          {{"code", Kind::text, in_public},
           {"title", Kind::text, in_public},
           {"created", Kind::instant, in_public}},
          "SELECT code, title, created_at FROM comment_theme ORDER BY code",
          {"INSERT INTO comment_theme (code, title, created_at) SELECT ?1, ?2, ?3"
           " WHERE length(?1) BETWEEN 1 AND 40 AND ?1 NOT GLOB '*[^a-z0-9-]*'"
           " ON CONFLICT (code) DO NOTHING"}};
}

/// The comment that had this number where it came from. The index holds what has a source, and is
/// taken only where the query says so in its words.
std::string is_received(std::string_view number, std::string_view table = "comment") {
  return fmt::format("{0}.source = 'handover' AND {0}.source <> '' AND {0}.source_id = 'c' || {1}",
                     table, number);
}

/// What is taken out of a delta's reach: those that are not chosen.
std::string_view chosen(Comments which) {
  return which == Comments::all ? "" : " AND c.id IN (SELECT id FROM temp.packed_comment)";
}

PackedTable flags() {
  return {
      "comment_flags",
      {{"member", Kind::member},
       {"comment", Kind::number},
       {"reason"},
       {"at", Kind::instant},
       {"settled", Kind::instant}},
      fmt::format("SELECT f.member_id, f.comment_id, f.reason, f.at, f.settled_at"
                  " FROM comment_flag f JOIN comment c ON c.id = f.comment_id"
                  " WHERE f.member_id IN (SELECT id FROM temp.packed) AND {}"
                  " ORDER BY f.member_id, f.comment_id",
                  quotable()),
      {fmt::format("INSERT INTO comment_flag (comment_id, member_id, reason, actor, at, settled_at)"
                   " SELECT id, ?1, ?3, 'handover', ?4, ?5 FROM comment WHERE {}"
                   " AND state <> 'withdrawn' ON CONFLICT DO NOTHING",
                   is_received("?2")),
       fmt::format("UPDATE comment_flag SET settled_at = ?5 WHERE member_id = ?1"
                   " AND settled_at IS NULL AND comment_id = (SELECT id FROM comment WHERE {})",
                   is_received("?2")),
       // Whoever carries on decides about what nobody decided about yet.
       fmt::format("INSERT INTO comment_review (comment_id, cause, opened_at)"
                   " SELECT f.comment_id, 'flagged', f.at FROM comment_flag f JOIN comment c"
                   " ON c.id = f.comment_id WHERE f.member_id = ?1 AND f.settled_at IS NULL AND {}"
                   " AND NOT EXISTS (SELECT 1 FROM comment_review r WHERE r.comment_id = c.id"
                   " AND r.closed_at IS NULL)",
                   is_received("?2", "c"))}};
}

PackedTable authors() {
  return {
      "comment_authors",
      {{"member", Kind::member}, {"comment", Kind::number}},
      fmt::format("SELECT c.member_id, c.id FROM comment c WHERE c.licence = 'with name'"
                  " AND c.member_id IN (SELECT id FROM temp.packed) AND {}"
                  " ORDER BY c.member_id, c.id",
                  quotable()),
      {fmt::format(
           "UPDATE comment SET member_id = ?1, guest_id = NULL, signed = coalesce((SELECT g.name"
           " FROM comment_guest g WHERE g.id = guest_id AND g.name <>"
           " (SELECT name FROM member WHERE id = ?1)), '')"
           " WHERE {} AND guest_id IS NOT NULL",
           is_received("?2")),
       "DELETE FROM comment_guest WHERE key = '' AND name = (SELECT name FROM member"
       " WHERE id = ?1)"
       " AND NOT EXISTS (SELECT 1 FROM comment WHERE guest_id = comment_guest.id)"
       " AND NOT EXISTS (SELECT 1 FROM comment_policy_acceptance WHERE guest_id ="
       " comment_guest.id)"}};
}

}  // namespace

std::vector<PackedTable> packed_tables() { return {policies(), acceptances(), themes()}; }

std::vector<PackedTable> packed_by_members() { return {authors(), flags()}; }

PackedTable packed_codings(Comments which) {
  return {"comment_themes",
          {{"comment", Kind::number, in_public}, {"theme", Kind::text, in_public}},
          fmt::format("SELECT c.id, t.code FROM comment c JOIN comment_coding k"
                      " ON k.comment_id = c.id JOIN comment_theme t ON t.id = k.theme_id"
                      " WHERE {}{} ORDER BY c.id, t.code",
                      quotable(), chosen(which)),
          {fmt::format("INSERT INTO comment_coding (comment_id, theme_id, actor, at)"
                       " SELECT c.id, t.id, 'handover', c.created_at FROM comment c"
                       " JOIN comment_theme t ON t.code = ?2 WHERE {}"
                       " AND c.state <> 'withdrawn' ON CONFLICT DO NOTHING",
                       is_received("?1", "c"))}};
}

PackedTable packed_comments(Comments which) {
  return {"comments",
          {{"id", Kind::number, in_public},
           {"scenario", Kind::text, in_public},
           {"answers", Kind::number, in_public},
           {"by", Kind::text, in_public},
           {"text", Kind::text, in_public},
           {"licence", Kind::text, in_public},
           {"policy", Kind::number, in_public},
           {"written", Kind::instant, in_public},
           {"format"}},
          fmt::format("SELECT c.id, s.slug, c.parent_id, CASE WHEN c.licence = 'with name'"
                      " THEN nullif(coalesce(nullif(c.signed, ''), m.name, g.name), '') END,"
                      " c.body, c.licence, c.policy_version, c.written_at, c.format FROM comment c"
                      " JOIN scenario s ON s.id = c.scenario_id"
                      " LEFT JOIN member m ON m.id = c.member_id AND m.erased_at IS NULL"
                      " LEFT JOIN comment_guest g ON g.id = c.guest_id WHERE {}{} ORDER BY c.id",
                      quotable(), chosen(which)),
          {fmt::format("INSERT INTO comment_guest (name) SELECT ?4 WHERE ?4 IS NOT NULL"
                       " AND NOT EXISTS (SELECT 1 FROM comment WHERE {}) ON CONFLICT DO NOTHING",
                       is_received("?1")),
           // An answer to what is not passed on stands for itself.
           fmt::format(
               "INSERT INTO comment (id, scenario_id, parent_id, depth, guest_id, body, format,"
               " state, licence, policy_version, source, source_id, written_at, created_at)"
               " SELECT CASE WHEN EXISTS (SELECT 1 FROM comment WHERE id = ?1) THEN NULL"
               " ELSE ?1 END, s.id, p.id, coalesce(p.depth + 1, 1), g.id, ?5, 'text', 'published',"
               " ?6, (SELECT version FROM comment_policy WHERE version = ?7), 'handover',"
               " 'c' || ?1, ?8, ?8 FROM scenario s LEFT JOIN comment p ON {}"
               " AND p.scenario_id = s.id"
               " LEFT JOIN comment_guest g ON g.key = '' AND g.name = ?4 WHERE s.slug = ?2"
               " ON CONFLICT (source, source_id) WHERE source <> '' DO UPDATE SET"
               " body = excluded.body, licence = excluded.licence, state = 'published'",
               is_received("?3", "p")),
           fmt::format("INSERT INTO comment_history (comment_id, state, actor, at)"
                       " SELECT id, 'published', 'handover', ?8 FROM comment WHERE {}"
                       " AND NOT EXISTS"
                       " (SELECT 1 FROM comment_history WHERE comment_id = comment.id)",
                       is_received("?1")),
           // Its themes come with it; those that were put here stay.
           fmt::format("DELETE FROM comment_coding WHERE actor = 'handover'"
                       " AND comment_id = (SELECT id FROM comment WHERE {})",
                       is_received("?1"))}};
}

void withdraw_packed(store::Store& store, std::int64_t id_there, Instant now) {
  const auto found = store.first(
      fmt::format("SELECT id FROM comment WHERE {} AND state <> 'withdrawn'", is_received("?1")),
      id_there);
  if (!found) return;
  store.run("UPDATE comment SET state = 'withdrawn', body = '' WHERE id = ?", found->integer(0));
  store.run(
      "INSERT INTO comment_history (comment_id, state, actor, at)"
      " VALUES (?, 'withdrawn', 'handover', ?)",
      found->integer(0), now);
}

void each_told_name(const store::Store& store, const std::function<void(std::string_view)>& call) {
  auto rows = store.prepare(
      fmt::format("SELECT DISTINCT coalesce(nullif(c.signed, ''), m.name, g.name) FROM comment c"
                  " LEFT JOIN member m ON m.id = c.member_id AND m.erased_at IS NULL"
                  " LEFT JOIN comment_guest g ON g.id = c.guest_id"
                  " WHERE c.licence = 'with name' AND {}",
                  quotable()));
  while (rows.step()) {
    if (!rows.is_null(0)) call(rows.view(0));
  }
}

WithheldComments withheld_comments(const store::Store& store) {
  const auto row = store.first(
      fmt::format("SELECT coalesce(sum(c.licence = 'paraphrase only'), 0),"
                  " coalesce(sum(c.licence = 'not outside'), 0),"
                  " coalesce(sum(c.licence IN ('with name', 'unnamed') AND NOT ({})), 0)"
                  " FROM comment c WHERE c.state = 'published'",
                  quotable()));
  return {row->integer(0), row->integer(1), row->integer(2)};
}

}  // namespace qlab::comments
