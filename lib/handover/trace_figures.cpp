// SPDX-License-Identifier: Apache-2.0
// The queries. Each selects refs, and a second column that is null but for pairs.
#include <fmt/format.h>

#include <array>

#include "lib/core/text.hpp"
#include "lib/handover/connections.hpp"
#include "lib/handover/participation.hpp"
#include "lib/handover/periods.hpp"
#include "lib/handover/trace.hpp"
#include "lib/handover/trace_scenarios.hpp"
#include "lib/mail/figures.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

using Figures = std::vector<TracedFigure>;

constexpr auto living = "SELECT 'm' || id, NULL FROM member WHERE erased_at IS NULL";

std::string slug_or(std::string_view value, std::string_view otherwise) {
  auto slug = text::slug(value);
  return slug.empty() ? std::string(otherwise) : slug;
}

void members(const store::Store& store, std::string_view /*zone*/, Figures& all) {
  all.push_back({"members", "Members", fmt::format("{} ORDER BY id", living), {}});
  all.push_back({"organisations",
                 "Organisations that members named",
                 "SELECT DISTINCT trim(organisation), NULL FROM member"
                 " WHERE erased_at IS NULL AND trim(organisation) <> '' ORDER BY 1",
                 {}});
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> columns{
      {{"nation", "trim(nation)"},
       {"role", "trim(role)"},
       {"relation", "relation"},
       {"outlook", "outlook"}}};
  for (const auto& [name, column] : columns) {
    auto rows = store.prepare(
        fmt::format("SELECT DISTINCT {} FROM member WHERE erased_at IS NULL ORDER BY 1", column));
    while (rows.step()) {
      all.push_back({fmt::format("{}.{}", name, slug_or(rows.view(0), "not-said")),
                     fmt::format("Members whose {} is '{}'", name, rows.view(0)),
                     fmt::format("{} AND {} = ?1 ORDER BY id", living, column),
                     {rows.text(0)}});
    }
  }
}

constexpr auto occasions =
    "SELECT member_id, kind, at FROM participation UNION ALL"
    " SELECT a.member_id, 'webinar', coalesce(a.first_join, w.starts_at) FROM attendance AS a"
    " JOIN webinar AS w ON w.id = a.webinar_id WHERE a.member_id IS NOT NULL UNION ALL"
    " SELECT member_id, 'call', starts_at FROM call WHERE state = 'held' UNION ALL"
    " SELECT member_id, 'comment', written_at FROM comment WHERE member_id IS NOT NULL"
    " AND state = 'published'";

void participation(const store::Store& store, std::string_view zone, Figures& all) {
  const auto span = Occasions(store).span();
  if (!span) return;
  const auto periods = handover::periods(span->first, span->second, zone);
  for (std::size_t i = 0; i < periods.starts.size(); ++i) {
    // What lies before the first period counts into it, and the last one has no end.
    const auto from = i == 0 ? std::min(span->first, periods.starts[0]) : periods.starts[i];
    const auto until = i + 1 < periods.starts.size() ? periods.starts[i + 1]
                                                     : span->second + std::chrono::seconds(1);
    for (const auto kind : members::participation_kinds) {
      all.push_back({fmt::format("participation.{}.{}", text::slug(periods.labels[i]), kind),
                     fmt::format("Members who took part ({}) in {}", kind, periods.labels[i]),
                     fmt::format("SELECT DISTINCT 'm' || member_id, NULL FROM ({})"
                                 " WHERE kind = ?1 AND at >= ?2 AND at < ?3 ORDER BY member_id",
                                 occasions),
                     {std::string(kind), seconds(from), seconds(until)}});
    }
  }
}

/// Published comments by thread, attendance, and what was recorded of members.
std::string met() {
  return fmt::format(
      "WITH presence AS (SELECT CASE WHEN object GLOB 'w[1-9]*' AND object NOT GLOB 'w*[^0-9]*'"
      " THEN object ELSE kind || ' ' || (at / 86400) || ' ' || object END AS occasion, member_id"
      " FROM participation WHERE kind IN ('workshop', 'webinar', 'online') AND object <> '' UNION"
      " SELECT 'w' || webinar_id, member_id FROM attendance WHERE member_id IS NOT NULL UNION"
      " SELECT 'thread ' || coalesce(p.parent_id, c.parent_id, c.id), c.member_id"
      " FROM comment AS c LEFT JOIN comment AS p ON p.id = c.parent_id"
      " WHERE c.member_id IS NOT NULL AND c.state = 'published'),"
      " known AS (SELECT p.occasion, p.member_id FROM presence AS p"
      " JOIN member AS m ON m.id = p.member_id WHERE m.erased_at IS NULL),"
      " small AS (SELECT occasion FROM known GROUP BY occasion"
      " HAVING count(*) BETWEEN 2 AND {}),"
      " met AS (SELECT DISTINCT a.member_id AS one, b.member_id AS other FROM small"
      " JOIN known AS a USING (occasion) JOIN known AS b USING (occasion)"
      " WHERE a.member_id <> b.member_id) ",
      largest_group);
}

void network(const store::Store& /*store*/, std::string_view /*zone*/, Figures& all) {
  all.push_back({"connections.members",
                 "Members who met others",
                 met() + "SELECT DISTINCT 'm' || one, NULL FROM met ORDER BY one",
                 {}});
  all.push_back({"connections.pairs",
                 "Connections between two members",
                 met() + "SELECT 'm' || one, 'm' || other FROM met WHERE one < other"
                         " ORDER BY one, other",
                 {}});
  all.push_back({"connections.with_one_only",
                 "Members who met one other member only",
                 met() + "SELECT 'm' || one, NULL FROM met GROUP BY one HAVING count(*) = 1"
                         " ORDER BY one",
                 {}});
  all.push_back({"connections.occasions",
                 "Occasions at which members met",
                 met() + "SELECT occasion, NULL FROM small ORDER BY occasion",
                 {}});
}

void webinars(const store::Store& store, std::string_view /*zone*/, Figures& all) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> answers{
      {{"yes", "'yes'"},
       {"maybe", "'maybe'"},
       {"no", "'no'"},
       {"waitlisted", "'waitlisted', 'offered'"},
       {"no_answer", "'invited'"}}};
  constexpr auto invited =
      "EXISTS (SELECT 1 FROM rsvp AS r WHERE r.webinar_id = a.webinar_id"
      " AND r.member_id = a.member_id)";
  for (const auto& [webinar, numbers] : webinar::list(store)) {
    const auto add = [&, id = webinar.id, slug = webinar.slug](
                         std::string_view name, std::string_view what, std::string sql) {
      all.push_back({fmt::format("webinar.{}.{}", slug, name),
                     fmt::format("{} ('{}')", what, slug),
                     std::move(sql),
                     {id}});
    };
    add("invited", "Members who were invited",
        "SELECT 'm' || member_id, NULL FROM rsvp_latest WHERE webinar_id = ?1 ORDER BY member_id");
    for (const auto& [name, words] : answers) {
      add(name, "Members whose present answer is " + std::string(name),
          fmt::format("SELECT 'm' || member_id, NULL FROM rsvp_latest WHERE webinar_id = ?1"
                      " AND answer IN ({}) ORDER BY member_id",
                      words));
    }
    const auto there = [&](std::string_view condition) {
      return fmt::format(
          "SELECT DISTINCT 'm' || a.member_id, NULL FROM attendance AS a"
          " WHERE a.webinar_id = ?1 AND a.member_id IS NOT NULL AND {}"
          " ORDER BY a.member_id",
          condition);
    };
    add("came", "Invited members who came", there(invited));
    add("uninvited", "Members who came without an invitation",
        there(fmt::format("NOT {}", invited)));
    add("unmatched", "Entries of the attendance list that are no known member's",
        "SELECT 'entry ' || id, NULL FROM attendance WHERE webinar_id = ?1"
        " AND member_id IS NULL ORDER BY id");
  }
}

void mails(const store::Store& store, std::string_view /*zone*/, Figures& all) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> states{
      {{"sent", "'sent'"},
       {"waiting", "'queued', 'sending', 'deferred'"},
       {"failed", "'failed'"},
       {"uncertain", "'uncertain'"},
       {"not_sent", "'cancelled', 'missed'"}}};
  for (const auto& purpose : mail::figures(store)) {
    for (const auto& [name, words] : states) {
      all.push_back({fmt::format("mail.{}.{}", text::slug(purpose.purpose), name),
                     fmt::format("Mails for '{}' that are {}", purpose.purpose, name),
                     fmt::format("SELECT 'o' || id, NULL FROM message WHERE purpose = ?1"
                                 " AND state IN ({}) ORDER BY id",
                                 words),
                     {purpose.purpose}});
    }
  }
}

constexpr auto heard =
    "SELECT member_id FROM participation UNION SELECT member_id FROM attendance"
    " WHERE member_id IS NOT NULL UNION SELECT member_id FROM rsvp WHERE answer <> 'invited' UNION"
    " SELECT member_id FROM comment WHERE member_id IS NOT NULL UNION"
    " SELECT member_id FROM call WHERE state = 'held' UNION"
    " SELECT member_id FROM stance WHERE superseded_at IS NULL";
constexpr auto reachable =
    "delivery = 'on' AND EXISTS (SELECT 1 FROM member_address AS a WHERE a.member_id = member.id"
    " AND a.state = 'ok')";
constexpr auto written =
    "SELECT member_id FROM message WHERE state = 'sent' AND member_id IS NOT NULL";

void accounted(const store::Store& /*store*/, std::string_view /*zone*/, Figures& all) {
  const auto add = [&](std::string_view name, std::string_view what, const std::string& condition) {
    all.push_back({fmt::format("accounted_for.{}", name),
                   std::string(what),
                   fmt::format("{} AND {} ORDER BY id", living, condition),
                   {}});
  };
  const auto unheard = fmt::format("id NOT IN ({})", heard);
  add("heard_from", "Members who were heard from", fmt::format("id IN ({})", heard));
  add("unreachable", "Members never heard from whom no mail can reach",
      fmt::format("{} AND NOT ({})", unheard, reachable));
  add("silent", "Members who were written to and never heard from",
      fmt::format("{} AND {} AND id IN ({})", unheard, reachable, written));
  add("unasked", "Members who were never written to and never heard from",
      fmt::format("{} AND {} AND id NOT IN ({})", unheard, reachable, written));
}

void kept(const store::Store& /*store*/, std::string_view /*zone*/, Figures& all) {
  all.push_back({"learning", "Lessons", "SELECT 'h' || id, NULL FROM learning ORDER BY id", {}});
  all.push_back({"progress",
                 "Open tasks",
                 "SELECT 'h' || id, NULL FROM progress WHERE state NOT IN ('done', 'dropped')"
                 " ORDER BY id",
                 {}});
}

}  // namespace

std::vector<TracedFigure> traced_figures(const store::Store& store, std::string_view zone) {
  Figures all;
  members(store, zone, all);
  participation(store, zone, all);
  network(store, zone, all);
  webinars(store, zone, all);
  trace_scenarios(store, all);
  mails(store, zone, all);
  accounted(store, zone, all);
  kept(store, zone, all);
  return all;
}

}  // namespace qlab::handover
