// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/trace_parts.hpp.
// Who met whom, and who came to what.
#include <fmt/format.h>

#include <algorithm>

#include "lib/handover/connections.hpp"
#include "lib/handover/trace_parts.hpp"
#include "lib/handover/turnout.hpp"

namespace qlab::handover {
namespace {

using Figures = std::vector<TracedFigure>;

/// Published comments by thread, attendance, and what was recorded of members.
std::string met() {
  return fmt::format(
      "WITH RECURSIVE presence AS (SELECT CASE WHEN object GLOB 'w[1-9]*'"
      " AND object NOT GLOB 'w*[^0-9]*'"
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
      " met AS MATERIALIZED (SELECT DISTINCT a.member_id AS one, b.member_id AS other FROM small"
      " JOIN known AS a USING (occasion) JOIN known AS b USING (occasion)"
      " WHERE a.member_id <> b.member_id) ",
      largest_group);
}

/// From one of those whom somebody met, everybody who is found without them: whoever of the others
/// is not found hangs on them. Slow where thousands met, for it walks once for each.
constexpr auto held_together =
    ", found (cut, at) AS (SELECT one, min(other) FROM met GROUP BY one UNION"
    " SELECT found.cut, met.other FROM found JOIN met ON met.one = found.at"
    " WHERE met.other <> found.cut)"
    " SELECT DISTINCT 'm' || one, NULL FROM met WHERE NOT EXISTS"
    " (SELECT 1 FROM found WHERE cut = met.one AND at = met.other) ORDER BY one";

void add_ties(const store::Store& store, Figures& all) {
  TraceWords words;
  for (const auto& tie :
       connections(meetings(store, members::read_register(store), comments::writing(store).threads),
                   1)
           .ties) {
    const auto name = tie.one.empty()        ? std::string("elsewhere")
                      : tie.one == tie.other ? "within " + tie.one
                                             : fmt::format("{} and {}", tie.one, tie.other);
    // All ties of those who named no nation stand together.
    const auto between =
        tie.one.empty()
            ? std::string("'' IN (a.nation, b.nation)")
            : std::string("min(a.nation, b.nation) = ?1 AND max(a.nation, b.nation) = ?2");
    const auto known = std::ranges::any_of(
        all, [](const auto& figure) { return figure.name == "connections.ties.elsewhere"; });
    if (tie.one.empty() && known) continue;
    TracedFigure figure{"connections.ties." + words.take(name, "others"),
                        fmt::format("Connections {}", name),
                        met() +
                            "SELECT 'm' || one, 'm' || other FROM met JOIN member AS a"
                            " ON a.id = one JOIN member AS b ON b.id = other WHERE one < other"
                            " AND " +
                            between + " ORDER BY one, other",
                        {}};
    if (!tie.one.empty()) figure.values = {tie.one, tie.other};
    all.push_back(std::move(figure));
  }
}

void add_turnout(const store::Store& store, Figures& all) {
  auto occasions = turnout(store, members::read_register(store));
  TraceWords words;
  for (std::size_t i = 0; i < std::min(occasions.size(), most_occasions); ++i) {
    const auto& occasion = occasions[i].occasion;
    const auto word = words.take(occasion, "occasion");
    const auto add = [&](std::string_view name, std::string_view relation,
                         std::string_view condition) {
      all.push_back({fmt::format("turnout.{}.{}", word, name),
                     fmt::format("Members ({}) who came to '{}'", name, occasion),
                     fmt::format("SELECT 'm' || id, NULL FROM member WHERE erased_at IS NULL {}"
                                 " AND id IN (SELECT member_id FROM participation WHERE kind IN"
                                 " ('workshop', 'online') AND object = ?1 UNION SELECT a.member_id"
                                 " FROM attendance AS a JOIN webinar AS w ON w.id = a.webinar_id"
                                 " WHERE w.title = ?1) ORDER BY id",
                                 condition),
                     {occasion}});
      if (!condition.empty()) all.back().values.emplace_back(std::string(relation));
    };
    for (const auto relation : members::relations) add(relation, relation, "AND relation = ?2");
    add("not_said", "", "AND relation = ?2");
    add("all", "", "");
  }
}

}  // namespace

void trace_network(const store::Store& store, Figures& all) {
  const auto add = [&](std::string_view name, std::string_view what, std::string_view select) {
    all.push_back(
        {fmt::format("connections.{}", name), std::string(what), met() + std::string(select), {}});
  };
  add("members", "Members who met others",
      "SELECT DISTINCT 'm' || one, NULL FROM met ORDER BY one");
  add("pairs", "Connections between two members",
      "SELECT 'm' || one, 'm' || other FROM met WHERE one < other ORDER BY one, other");
  add("with_one_only", "Members who met one other member only",
      "SELECT 'm' || one, NULL FROM met GROUP BY one HAVING count(*) = 1 ORDER BY one");
  add("occasions", "Occasions at which members met",
      "SELECT occasion, NULL FROM small ORDER BY occasion");
  all.push_back({"connections.bridges",
                 "Members without whom others would not be connected",
                 met().substr(0, met().size() - 1) + held_together,
                 {}});
  add("median_partners", "Of these numbers of others whom each member met, the middle one",
      "SELECT 'm' || one, count(*) FROM met GROUP BY one ORDER BY count(*), one");
  add_ties(store, all);
  all.push_back({"occasions",
                 "Workshops, webinars and online exchanges to which members came",
                 "SELECT object, NULL FROM participation JOIN member ON member.id = member_id"
                 " WHERE erased_at IS NULL AND kind IN ('workshop', 'online') AND object <> ''"
                 " UNION SELECT w.title, NULL FROM attendance AS a"
                 " JOIN webinar AS w ON w.id = a.webinar_id JOIN member AS m ON m.id = a.member_id"
                 " WHERE m.erased_at IS NULL ORDER BY 1",
                 {}});
  add_turnout(store, all);
}

}  // namespace qlab::handover
