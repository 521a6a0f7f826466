// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/trace.hpp.
// The queries. Each selects refs, and a second column that is null but for pairs.
#include <fmt/format.h>

#include <array>

#include "lib/core/text.hpp"
#include "lib/handover/participation.hpp"
#include "lib/handover/periods.hpp"
#include "lib/handover/trace.hpp"
#include "lib/handover/trace_parts.hpp"
#include "lib/mail/figures.hpp"
#include "lib/members/member.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

using Figures = std::vector<TracedFigure>;

constexpr auto living = "SELECT 'm' || id, NULL FROM member WHERE erased_at IS NULL";

void members(const store::Store& store, Figures& all) {
  all.push_back({"members", "Members", fmt::format("{} ORDER BY id", living), {}});
  all.push_back({"organisations",
                 "Organisations that members named",
                 "SELECT DISTINCT trim(organisation), NULL FROM member"
                 " WHERE erased_at IS NULL AND trim(organisation) <> '' ORDER BY 1",
                 {}});
  all.push_back({"nations_named",
                 "Nations that members named",
                 "SELECT DISTINCT trim(nation), NULL FROM member"
                 " WHERE erased_at IS NULL AND trim(nation) <> '' ORDER BY 1",
                 {}});
  const auto add = [&](std::string_view column, std::string_view value, const std::string& word) {
    all.push_back({fmt::format("{}.{}", column, word),
                   fmt::format("Members whose {} is '{}'", column, value),
                   fmt::format("{} AND trim({}) = ?1 ORDER BY id", living, column),
                   {std::string(value)}});
  };
  for (const std::string_view column : {"nation", "role"}) {
    auto rows = store.prepare(fmt::format(
        "SELECT DISTINCT trim({}) FROM member WHERE erased_at IS NULL ORDER BY 1", column));
    TraceWords words;
    while (rows.step()) add(column, rows.view(0), words.take(rows.view(0), "not-said"));
  }
  for (const auto relation : members::relations) add("relation", relation, std::string(relation));
  add("relation", "", "not-said");
  for (const auto outlook : members::outlooks) add("outlook", outlook, std::string(outlook));
}

constexpr auto occasions =
    "SELECT member_id, kind, at FROM participation UNION ALL"
    " SELECT a.member_id, 'webinar', coalesce(a.first_join, w.starts_at) FROM attendance AS a"
    " JOIN webinar AS w ON w.id = a.webinar_id WHERE a.member_id IS NOT NULL UNION ALL"
    " SELECT member_id, 'call', starts_at FROM call WHERE state = 'held' UNION ALL"
    " SELECT member_id, 'comment', written_at FROM comment WHERE member_id IS NOT NULL"
    " AND state = 'published'";

void participation(const store::Store& store, std::string_view zone, Figures& all) {
  const auto span = Occasions(store, comments::writing(store).published).span();
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

void webinars(const store::Store& store, Figures& all) {
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
    add("median_stay_s", "Of these stays of members, in seconds, the middle one",
        "SELECT 'm' || member_id, max(duration_s) FROM attendance WHERE webinar_id = ?1"
        " AND member_id IS NOT NULL GROUP BY member_id HAVING max(duration_s) IS NOT NULL"
        " ORDER BY 2, member_id");
  }
}

void mails(const store::Store& store, Figures& all) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> states{
      {{"sent", "'sent'"},
       {"waiting", "'queued', 'sending', 'deferred'"},
       {"failed", "'failed'"},
       {"uncertain", "'uncertain'"},
       {"not_sent", "'cancelled', 'missed'"}}};
  for (const auto& purpose : mail::figures(store)) {
    all.push_back({fmt::format("mail.{}.total", text::slug(purpose.purpose)),
                   fmt::format("Mails for '{}'", purpose.purpose),
                   "SELECT 'o' || id, NULL FROM message WHERE purpose = ?1 ORDER BY id",
                   {purpose.purpose}});
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

void calls(const store::Store& store, Figures& all) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> states{
      {{"held", "'held'"},
       {"to_arrange", "'wanted', 'proposed'"},
       {"booked", "'booked'"},
       {"no_show", "'no-show'"},
       {"not_held", "'cancelled', 'declined', 'lapsed'"}}};
  for (const auto& [name, words] : states) {
    all.push_back(
        {fmt::format("calls.{}", name),
         fmt::format("Calls that are {}", words),
         fmt::format("SELECT 'k' || id, NULL FROM call WHERE state IN ({}) ORDER BY id", words),
         {}});
  }
  all.push_back({"calls.total", "Calls", "SELECT 'k' || id, NULL FROM call ORDER BY id", {}});
  auto rows = store.prepare("SELECT DISTINCT outcome FROM call WHERE state = 'held' ORDER BY 1");
  TraceWords codes;
  while (rows.step()) {
    all.push_back({"calls.outcome." + codes.take(rows.view(0), "not-said"),
                   fmt::format("Calls that were held, with the outcome '{}'", rows.view(0)),
                   "SELECT 'k' || id, NULL FROM call WHERE state = 'held' AND outcome = ?1"
                   " ORDER BY id",
                   {rows.text(0)}});
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

void accounted(Figures& all) {
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

void kept(Figures& all) {
  all.push_back({"learning", "Lessons", "SELECT 'h' || id, NULL FROM learning ORDER BY id", {}});
  all.push_back({"progress",
                 "Open tasks",
                 "SELECT 'h' || id, NULL FROM progress WHERE state NOT IN ('done', 'dropped')"
                 " ORDER BY id",
                 {}});
}

}  // namespace

std::string TraceWords::take(std::string_view text, std::string_view otherwise) {
  auto word = text::slug(text);
  if (word.empty()) word = otherwise;
  auto taken = word;
  for (int number = 2; !m_taken.insert(taken).second; ++number) {
    taken = fmt::format("{}-{}", word, number);
  }
  return taken;
}

std::vector<TracedFigure> traced_figures(const store::Store& store, const TraceScope& scope) {
  Figures all;
  members(store, all);
  participation(store, scope.zone, all);
  trace_network(store, all);
  webinars(store, all);
  trace_scenarios(store, scope.rules, all);
  trace_comments(store, all);
  calls(store, all);
  mails(store, all);
  accounted(all);
  kept(all);
  return all;
}

}  // namespace qlab::handover
