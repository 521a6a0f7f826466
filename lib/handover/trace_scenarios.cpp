// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/trace_parts.hpp.
// Answers to scenarios, and what rules count of them.
#include <fmt/format.h>

#include <array>

#include "lib/handover/trace_parts.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::handover {
namespace {

using Figures = std::vector<TracedFigure>;

constexpr std::array<std::string_view, 3> axes{"want", "value", "support"};
constexpr std::array<std::string_view, 3> answers{"yes", "conditional", "no"};
constexpr std::array<std::string_view, 5> offers{"host", "facilitate", "organise", "fund", "admin"};

/// The present answers that count: of who was a member when the scenario opened.
constexpr auto present =
    "SELECT 'm' || a.member_id, NULL FROM stance AS a JOIN scenario AS s ON s.id = a.scenario_id"
    " WHERE a.scenario_id = ?1 AND a.axis = ?2 AND a.superseded_at IS NULL AND a.late = 0";

const std::string electorate =
    "SELECT 'm' || m.id, NULL FROM member AS m JOIN scenario AS s ON s.id = ?1"
    " WHERE m.joined_at <= s.opened_at AND (m.erased_at IS NULL OR m.erased_at >= s.opened_at)";

const std::string reached =
    " AND NOT EXISTS (SELECT 1 FROM scenario_unreached AS u WHERE u.scenario_id = s.id"
    " AND u.member_id = m.id)";

std::string ordered(const std::string& members) { return members + " ORDER BY m.id"; }

constexpr auto yes_to_the_text = " AND a.version >= s.material_version AND a.answer = 'yes'";

/// A condition on a (stance); ?3 is the offer where one is asked for.
std::string counts(const ViabilityRule& rule) {
  const std::string fresh = " AND a.version >= s.material_version";
  switch (rule.counted) {
    case Counted::answered:
      return fresh;
    case Counted::lasting:
      return std::string(yes_to_the_text) + " AND a.horizon = 'lasting'";
    case Counted::offering:
      return std::string(yes_to_the_text) +
             " AND instr(' ' || a.offers || ' ', ' ' || ?3 || ' ') > 0";
    case Counted::yes:
      break;
  }
  return yes_to_the_text;
}

class Scenario {
 public:
  Scenario(const scenarios::Scenario& scenario, Figures& all) : m_scenario(scenario), m_all(all) {}

  void add(const std::string& name, std::string_view what, std::string sql,
           const std::vector<TraceValue>& more = {}) {
    std::vector<TraceValue> values{m_scenario.id};
    values.insert(values.end(), more.begin(), more.end());
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

  /// What a rule counts, of whom, and who could still make it met.
  void add_rule(std::size_t number, const ViabilityRule& rule) {
    const std::string axis(viability_axes.at(rule.axis));
    std::vector<TraceValue> values{axis};
    if (rule.counted == Counted::offering) {
      values.emplace_back(std::string(viability_offers.at(rule.offer)));
    }
    const auto name = fmt::format("rule.{}.", number);
    const auto about = fmt::format("'{}'", text_of(rule));
    add(name + "counted", "Members who count for " + about,
        fmt::format("{}{} ORDER BY a.member_id", present, counts(rule)), values);
    if (rule.share_of == ShareOf::electorate) {
      add(name + "whole", "Of whom it is a share: " + about, ordered(electorate));
    } else if (rule.share_of == ShareOf::reachable) {
      add(name + "whole", "Of whom it is a share: " + about, ordered(electorate + reached));
    } else if (rule.share_of == ShareOf::answered) {
      add(name + "whole", "Of whom it is a share: " + about,
          fmt::format("{} AND a.version >= s.material_version ORDER BY a.member_id", present),
          {axis});
    }
    // Whoever said no to the present text is not expected to change their mind.
    add(name + "could_change", "Members who could still make it met: " + about,
        ordered(fmt::format("{} AND s.state = 'open' AND NOT EXISTS (SELECT 1 FROM stance AS a"
                            " WHERE a.member_id = m.id AND a.scenario_id = ?1 AND a.axis = ?2"
                            " AND a.superseded_at IS NULL AND ((1 {}) OR"
                            " (a.version >= s.material_version AND a.answer = 'no')))",
                            electorate, counts(rule))),
        values);
  }

 private:
  const scenarios::Scenario& m_scenario;
  Figures& m_all;
};

}  // namespace

void trace_scenarios(const store::Store& store, std::span<const ViabilityRule> rules,
                     Figures& all) {
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
    figures.add("electorate", "Members when it opened", ordered(electorate));
    figures.add("reachable", "Of them, those who could be reached, or answered",
                ordered(electorate + reached));
    for (const auto axis : axes) figures.add_axis(axis);
    figures.add_offers();
    for (std::size_t i = 0; i < rules.size(); ++i) figures.add_rule(i + 1, rules[i]);
  }
}

}  // namespace qlab::handover
