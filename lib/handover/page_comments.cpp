// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/page_sections.hpp.
// What members wrote: by scenario, and as staff gathered it under themes.
#include <fmt/format.h>

#include <algorithm>

#include "lib/handover/page_sections.hpp"
#include "lib/handover/words.hpp"
#include "lib/render/html.hpp"

namespace qlab::handover {
namespace {

using render::Paragraph;
using render::Tone;

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

void add_quotes(render::Section& section, const std::vector<QuoteReport>& quotes) {
  for (const auto& quote : quotes) {
    section.blocks.push_back(
        render::Quote{quote.text, quote.by.empty() ? "A member, unnamed" : quote.by});
  }
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
  add_quotes(section, scenario.quotes);
  return section;
}

/// How a theme is called on the page, whatever its title.
const std::string& title(const ThemeReport& theme) {
  return theme.title.empty() ? theme.code : theme.title;
}

render::Section themes_section(const Report& report) {
  render::Section section{"themes", "By theme", {}, {}};
  section.blocks.push_back(
      Paragraph{"Staff read the comments and gathered them under themes. A comment can be under"
                " several, so that the numbers do not add up."});
  render::Table table{"Themes", {"Theme", "People", "Of all who wrote", "Comments"}, {}};
  for (const auto& theme : report.themes) {
    table.rows.push_back({title(theme), render::shown(theme.people.people),
                          render::shown(theme.people.whole), render::shown(theme.comments)});
  }
  section.blocks.push_back(std::move(table));
  for (const auto& theme : report.themes) {
    if (theme.quotes.empty()) continue;
    add_quotes(
        section.sections.emplace_back(render::Section{"theme-" + theme.code, title(theme), {}, {}}),
        theme.quotes);
  }
  return section;
}

}  // namespace

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
  if (!report.themes.empty()) section.sections.push_back(themes_section(report));
  return section;
}

}  // namespace qlab::handover
