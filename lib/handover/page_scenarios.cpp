// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/page_sections.hpp.
// The scenarios, what members answered to them, and what the rules say of it.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/handover/page_sections.hpp"
#include "lib/handover/words.hpp"
#include "lib/render/html.hpp"
#include "lib/render/markdown.hpp"

namespace qlab::handover {
namespace {

using render::Fill;
using render::Paragraph;
using render::Tone;

/// More would not fit a printed page.
constexpr std::size_t groups_per_chart = 4;

bool has_stale(const Report& report) {
  return std::any_of(report.scenarios.begin(), report.scenarios.end(), [](const auto& scenario) {
    return std::any_of(scenario.axes.begin(), scenario.axes.end(),
                       [](const auto& axis) { return axis.answers.parts.at(3).people != 0; });
  });
}

render::Group group(const ScenarioReport& scenario, bool with_stale) {
  render::Group group{title(scenario), {}};
  for (const auto& axis : scenario.axes) {
    render::Stack stack{capitalised(axis.axis), {}, axis.answers.total};
    for (const auto& part : axis.answers.parts) {
      if (part.label == "to confirm" && !with_stale) continue;
      stack.values.push_back(part.people);
    }
    group.stacks.push_back(std::move(stack));
  }
  return group;
}

std::vector<render::Block> charts(const Report& report) {
  const bool stale = has_stale(report);
  render::StackChart empty{"Answers to the scenarios", "Scenario", "Axis", "All asked", {}, {}};
  empty.parts = {{"yes", Fill::solid}, {"conditional", Fill::stripes}, {"no", Fill::hollow}};
  if (stale) empty.parts.push_back({"to confirm", Fill::blank});
  empty.parts.push_back({"no answer", Fill::blank});
  std::vector<render::Block> charts;
  for (std::size_t i = 0; i < report.scenarios.size(); i += groups_per_chart) {
    auto chart = empty;
    for (auto j = i; j < std::min(i + groups_per_chart, report.scenarios.size()); ++j) {
      chart.groups.push_back(group(report.scenarios[j], stale));
    }
    if (i > 0) chart.title += ", continued";
    charts.push_back(render::Figure{std::move(chart)});
  }
  return charts;
}

std::string state_text(const ScenarioReport& scenario, std::string_view zone) {
  std::string text;
  if (scenario.opened_at) text = fmt::format("Opened on {}", day(*scenario.opened_at, zone));
  if (scenario.closed_at) text += fmt::format(", closed on {}", day(*scenario.closed_at, zone));
  if (scenario.state == "open") text += " and still open";
  if (scenario.answers_at) {
    text += fmt::format(
        "; the answers as of {}, for newer numbers would tell too much beside those"
        " that were told then",
        day(*scenario.answers_at, zone));
  }
  if (scenario.state == "chosen" || scenario.state == "set aside") text += "; " + scenario.state;
  return text + '.';
}

/// "Of the 40 who can support it, 12 of 40 (30%) mean it to last."
std::vector<std::string> support_text(const AxisReport& axis) {
  std::vector<std::string> items;
  if (axis.lasting) {
    items.push_back(fmt::format("Of those who said yes to {}, {} mean it to last.", axis.axis,
                                share(*axis.lasting)));
  }
  std::vector<std::string> offers;
  for (const auto& offer : axis.offers) {
    if (offer.people == 0) continue;
    offers.push_back(offer.people ? fmt::format("{} ({})", offer.label, *offer.people)
                                  : fmt::format("{} (number not shown)", offer.label));
  }
  if (!offers.empty()) items.push_back(fmt::format("They offer to: {}.", listed(offers)));
  return items;
}

std::string verdict_text(const ScenarioReport& scenario) {
  if (scenario.verdict == "met") return "Every rule is met.";
  if (scenario.verdict == "not met") return "Not every rule is met.";
  if (scenario.verdict.empty()) return "Whether every rule is met would tell small numbers.";
  return "Whether every rule is met is not decidable yet: answers are missing.";
}

/// "50 of 201": what a rule counts, of its denominator.
std::string counted_of(const RuleReport& rule) {
  const auto people = render::shown(rule.counted);
  return rule.share_of == "people" ? people
                                   : fmt::format("{} of {}", people, render::shown(rule.whole));
}

/// What each rule asks for, and how far it is from it.
render::Table rules_table(const ScenarioReport& scenario) {
  render::Table table{
      fmt::format("What the rules of viability say of \u201c{}\u201d", title(scenario)),
      {"Rule", "Result", "Counted", "Needed", "Short by"},
      {}};
  table.words = 1;
  for (const auto& rule : scenario.rules) {
    table.rows.push_back({rule.rule, rule.verdict.empty() ? "withheld" : rule.verdict,
                          counted_of(rule), render::shown(rule.needed),
                          render::shown(rule.short_by)});
  }
  return table;
}

std::string asked_text(const ScenarioReport& scenario) {
  const auto there = capitalised(counted(scenario.electorate, "member was there when it opened",
                                         "members were there when it opened"));
  if (scenario.reachable && scenario.reachable == scenario.electorate)
    return there + ", and all could be reached.";
  return fmt::format("{}; {} could be reached.", there,
                     scenario.reachable ? render::grouped(*scenario.reachable) + " of them"
                                        : "a number of them that is not shown");
}

void add_rules(render::Section& section, const ScenarioReport& scenario) {
  if (scenario.rules.empty()) return;
  section.blocks.push_back(
      Paragraph{fmt::format("{} {}", verdict_text(scenario), asked_text(scenario))});
  section.blocks.push_back(rules_table(scenario));
}

/// The text; a heading at its start that only repeats the title is left out.
std::string without_title(const ScenarioReport& scenario) {
  const auto end = scenario.body.find('\n');
  const auto first = scenario.body.substr(0, end);
  const bool repeats =
      first.starts_with("# ") &&
      text::fold(text::trim(render::markdown_words(first))) == text::fold(title(scenario));
  return repeats ? scenario.body.substr(std::min(end, scenario.body.size())) : scenario.body;
}

render::Section scenario_section(const ScenarioReport& scenario, const Settings& settings) {
  render::Section section{fmt::format("scenario-{}", scenario.id), title(scenario), {}, {}};
  section.blocks.push_back(Paragraph{state_text(scenario, settings.zone), Tone::note});
  const auto body = without_title(scenario);
  if (!body.empty()) section.blocks.push_back(render::Prose{body});
  std::vector<std::string> items;
  for (const auto& axis : scenario.axes) {
    if (axis.axis == "support") items = support_text(axis);
  }
  if (!items.empty()) section.blocks.push_back(render::List{std::move(items)});
  add_rules(section, scenario);
  return section;
}

}  // namespace

render::Section scenarios_section(const Report& report) {
  render::Section section{"scenarios", "The scenarios", {}, {}};
  if (report.scenarios.empty()) {
    section.blocks.push_back(Paragraph{"No scenario has been opened yet."});
    return section;
  }
  section.blocks.push_back(
      Paragraph{"Members were asked three things about each scenario: whether they want it, whether"
                " they see its value, and whether they can support it. The line under each bar"
                " stands for everybody who was a member when the scenario opened."});
  for (auto& chart : charts(report)) section.blocks.push_back(std::move(chart));
  for (const auto& scenario : report.scenarios) {
    section.sections.push_back(scenario_section(scenario, report.settings));
  }
  return section;
}

}  // namespace qlab::handover
