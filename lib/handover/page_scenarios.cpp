// SPDX-License-Identifier: Apache-2.0
// The scenarios, what members answered to them, and what they wrote.
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

/// How a scenario is called on the page, whatever its title.
std::string title(const ScenarioReport& scenario) {
  return scenario.title.empty() ? scenario.slug : scenario.title;
}

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
  return section;
}

std::string comments_text(const ScenarioReport& scenario) {
  auto text = fmt::format("{} published.",
                          capitalised(counted(scenario.published, "comment is", "comments are")));
  std::vector<std::string> rest;
  for (const auto& part : scenario.unpublished.parts) {
    if (part.people == 0) continue;
    rest.push_back(part.people ? fmt::format("{} ({})", part.label, *part.people) : part.label);
  }
  if (!scenario.unpublished.total) return text + " Some are not (number not shown).";
  if (rest.empty()) return text;
  return fmt::format("{} {} not: {}.", text,
                     capitalised(counted(scenario.unpublished.total, "comment is", "comments are")),
                     listed(rest));
}

render::Section comment_section(const ScenarioReport& scenario) {
  render::Section section{fmt::format("comments-{}", scenario.id),
                          fmt::format("On \u201c{}\u201d", title(scenario)),
                          {},
                          {}};
  section.blocks.push_back(Paragraph{comments_text(scenario)});
  if (scenario.more_quotes) {
    section.blocks.push_back(
        Paragraph{"Of the comments that may be quoted, the newest:", Tone::note});
  }
  for (const auto& quote : scenario.quotes) {
    section.blocks.push_back(
        render::Quote{quote.text, quote.by.empty() ? "A member, unnamed" : quote.by});
  }
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

render::Section comments_section(const Report& report) {
  render::Section section{"comments", "What was said", {}, {}};
  for (const auto& scenario : report.scenarios) {
    if (scenario.published > 0 || scenario.unpublished.total != 0)
      section.sections.push_back(comment_section(scenario));
  }
  const auto* text =
      section.sections.empty()
          ? "No comments have been written yet."
          : "Words are quoted only where their author licensed it, and with a name only where the"
            " licence says so.";
  section.blocks.push_back(Paragraph{text});
  return section;
}

}  // namespace qlab::handover
