// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/trace_scenarios.hpp"

#include <fmt/format.h>

#include <array>

#include "lib/scenarios/scenario.hpp"

namespace qlab::handover {
namespace {

using Figures = std::vector<TracedFigure>;

constexpr std::array<std::string_view, 3> axes{"want", "value", "support"};
constexpr std::array<std::string_view, 3> answers{"yes", "conditional", "no"};
constexpr std::array<std::string_view, 5> offers{"host", "facilitate", "organise", "fund", "admin"};
constexpr std::array<std::string_view, 6> states{"published", "pending",  "hidden",
                                                 "withdrawn", "rejected", "spam"};

/// The present answers that count: of who was a member when the scenario opened.
constexpr auto present =
    "SELECT 'm' || a.member_id, NULL FROM stance AS a JOIN scenario AS s ON s.id = a.scenario_id"
    " WHERE a.scenario_id = ?1 AND a.axis = ?2 AND a.superseded_at IS NULL AND a.late = 0";

constexpr auto electorate =
    "SELECT 'm' || m.id, NULL FROM member AS m JOIN scenario AS s ON s.id = ?1"
    " WHERE m.joined_at <= s.opened_at AND (m.erased_at IS NULL OR m.erased_at >= s.opened_at)";

/// What others see: a published reply is hidden with what it answers.
constexpr auto seen =
    "CASE WHEN c.state = 'published' AND EXISTS (SELECT 1 FROM comment AS p LEFT JOIN comment AS pp"
    " ON pp.id = p.parent_id WHERE p.id = c.parent_id AND 'hidden' IN (p.state, pp.state))"
    " THEN 'hidden' ELSE c.state END";

class Scenario {
 public:
  Scenario(const scenarios::Scenario& scenario, Figures& all) : m_scenario(scenario), m_all(all) {}

  void add(const std::string& name, std::string_view what, std::string sql,
           std::vector<TraceValue> values = {}) {
    values.insert(values.begin(), m_scenario.id);
    m_all.push_back({fmt::format("scenario.{}.{}", m_scenario.slug, name),
                     fmt::format("{} ('{}')", what, m_scenario.slug), std::move(sql),
                     std::move(values)});
  }

  void add_axis(std::string_view axis) {
    const std::string name(axis);
    for (const auto answer : answers) {
      add(fmt::format("{}.{}", axis, answer), fmt::format("Members who say {} to {}", answer, axis),
          fmt::format("{} AND a.version >= s.material_version AND a.answer = ?3"
                      " ORDER BY a.member_id",
                      present),
          {name, std::string(answer)});
    }
    add(name + ".to_confirm", "Members who answered a text that has changed since",
        fmt::format("{} AND a.version < s.material_version ORDER BY a.member_id", present), {name});
    add(name + ".no_answer", "Members asked who have not answered",
        fmt::format("{} AND NOT EXISTS (SELECT 1 FROM stance AS a WHERE a.member_id = m.id"
                    " AND a.scenario_id = ?1 AND a.axis = ?2 AND a.superseded_at IS NULL)"
                    " ORDER BY m.id",
                    electorate),
        {name});
    add(name + ".lasting", "Members who say yes and mean it to last",
        fmt::format("{} AND a.version >= s.material_version AND a.answer = 'yes'"
                    " AND a.horizon = 'lasting' ORDER BY a.member_id",
                    present),
        {name});
  }

  void add_offers() {
    for (const auto offer : offers) {
      add(fmt::format("support.offer.{}", offer),
          fmt::format("Members who say yes to support and offer to {}", offer),
          fmt::format("{} AND a.version >= s.material_version AND a.answer = 'yes'"
                      " AND instr(' ' || a.offers || ' ', ' ' || ?3 || ' ') > 0"
                      " ORDER BY a.member_id",
                      present),
          {std::string("support"), std::string(offer)});
    }
  }

  void add_comments() {
    for (const auto state : states) {
      add(fmt::format("comments.{}", state), fmt::format("Comments that are {}", state),
          fmt::format("SELECT 'c' || c.id, NULL FROM comment AS c WHERE c.scenario_id = ?1"
                      " AND {} = ?2 ORDER BY c.id",
                      seen),
          {std::string(state)});
    }
  }

 private:
  const scenarios::Scenario& m_scenario;
  Figures& m_all;
};

}  // namespace

void trace_scenarios(const store::Store& store, Figures& all) {
  all.push_back({"answered_scenarios",
                 "Members who answered a scenario",
                 "SELECT DISTINCT 'm' || member_id, NULL FROM stance WHERE superseded_at IS NULL"
                 " ORDER BY member_id",
                 {}});
  for (const auto offer : offers) {
    all.push_back({fmt::format("offers.{}", offer),
                   fmt::format("Members who offer to {}, whichever the scenario", offer),
                   "SELECT DISTINCT 'm' || a.member_id, NULL FROM stance AS a"
                   " JOIN scenario AS s ON s.id = a.scenario_id WHERE a.superseded_at IS NULL"
                   " AND a.axis = 'support' AND a.answer = 'yes'"
                   " AND a.version >= s.material_version AND s.state <> 'draft'"
                   " AND instr(' ' || a.offers || ' ', ' ' || ?1 || ' ') > 0 ORDER BY a.member_id",
                   {std::string(offer)}});
  }
  for (const auto& scenario : scenarios::list(store)) {
    if (!scenario.opened_at) continue;
    Scenario figures(scenario, all);
    figures.add("electorate", "Members when it opened",
                fmt::format("{} ORDER BY m.id", electorate));
    for (const auto axis : axes) figures.add_axis(axis);
    figures.add_offers();
    figures.add_comments();
  }
}

}  // namespace qlab::handover
