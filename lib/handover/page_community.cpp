// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/page_sections.hpp.
// Who the community is, how they took part, and what became of the webinars.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/calendar/zone.hpp"
#include "lib/handover/page_sections.hpp"
#include "lib/handover/words.hpp"
#include "lib/render/html.hpp"

namespace qlab::handover {
namespace {

using render::Paragraph;
using render::Tone;

constexpr std::size_t kinds = members::participation_kinds.size();

std::string kind_label(std::size_t kind) {
  constexpr std::array<std::string_view, kinds> labels{"Workshops", "Webinars", "Online", "Calls",
                                                       "Comments"};
  return std::string(labels.at(kind));
}

bool is_empty(const render::Series& series) {
  return std::all_of(series.values.begin(), series.values.end(),
                     [](Count value) { return value == 0; });
}

/// A row of columns for each kind that anybody took part in.
render::SeriesChart participation_chart(const ParticipationReport& report) {
  const std::string unit(name(report.unit));
  render::SeriesChart chart{fmt::format("Members who took part, by {} and kind", unit),
                            capitalised(unit),
                            report.labels,
                            {}};
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    render::Series series{kind_label(kind), {}};
    for (const auto& members : report.members) series.values.push_back(members.at(kind));
    if (!is_empty(series)) chart.series.push_back(std::move(series));
  }
  return chart;
}

render::Table turnout_table(const Report& report) {
  const auto shown = static_cast<std::int64_t>(report.turnout.size());
  render::Table table{
      report.occasions > shown
          ? fmt::format("Who came to what: the {} largest of {} occasions", shown, report.occasions)
          : std::string("Who came to what"),
      {"Occasion"},
      {}};
  for (const auto& turnout : report.turnout) table.rows.emplace_back(1, turnout.occasion);
  const auto& parts = report.turnout.front().members.parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_empty = std::ranges::all_of(report.turnout, [&](const TurnoutReport& each) {
      return each.members.parts.at(i).people == 0;
    });
    if (is_empty) continue;
    table.columns.push_back(titled(parts[i].label));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      table.rows[row].push_back(render::shown(report.turnout[row].members.parts.at(i).people));
    }
  }
  table.columns.emplace_back("All members");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    table.rows[row].push_back(render::shown(report.turnout[row].members.total));
  }
  return table;
}

std::string attendance_text(const AttendanceReport& attendance) {
  auto text = fmt::format("Of those invited, {} came.", share(attendance.came));
  const auto add = [&](Count count, std::string_view one, std::string_view many,
                       std::string_view what) {
    if (count == 0) return;
    text += fmt::format(" {} {}.", capitalised(counted(count, one, many)), what);
  };
  add(attendance.uninvited, "member", "members", "came without an invitation");
  add(attendance.unmatched, "entry", "entries",
      "on the attendance list could not be matched to a member");
  if (attendance.median_minutes) {
    text += fmt::format(" Half of the members who came stayed {} minutes or longer.",
                        *attendance.median_minutes);
  }
  return text;
}

render::Block answers_block(const Parts& answers) {
  if (answers.total == 0) return Paragraph{"Nobody was invited through qlab.", Tone::note};
  const auto silent = answers.parts.back().people;
  if (answers.total && silent == answers.total) {
    return Paragraph{
        fmt::format("Invited: {}. Nobody has answered yet.", counted(silent, "member", "members"))};
  }
  auto parts = titled(answers);
  // Few webinars have a waiting list; a bar for nobody would only raise questions.
  std::erase_if(parts.parts, [](const Part& part) {
    return part.label == titled("waitlisted") && part.people == 0;
  });
  return bars("Answers to the invitation", "Answer", "Members invited", parts);
}

render::Section webinar_section(const WebinarReport& webinar, Instant as_of) {
  render::Section section{fmt::format("webinar-{}", webinar.id), webinar.title, {}, {}};
  const auto when = moment(webinar.starts_at, webinar.zone);
  section.blocks.push_back(Paragraph{webinar.cancelled
                                         ? fmt::format("Planned for {}; cancelled.", when)
                                         : fmt::format("{} ({}).", when, webinar.zone)});
  section.blocks.push_back(answers_block(webinar.answers));
  if (webinar.attendance) {
    section.blocks.push_back(Paragraph{attendance_text(*webinar.attendance)});
  } else if (!webinar.cancelled && webinar.starts_at < as_of) {
    section.blocks.push_back(Paragraph{"No attendance has been recorded.", Tone::note});
  }
  return section;
}

}  // namespace

render::Section community_section(const Report& report) {
  render::Section section{"community", "The community", {}, {}};
  if (report.members == 0) {
    section.blocks.push_back(Paragraph{"There are no members yet."});
    return section;
  }
  section.blocks = {
      bars("Members by nation", "Nation", "Members", report.nations),
      bars("Members by role", "Role", "Members", report.roles),
      bars("How members relate to the programme", "Relation", "Members", titled(report.relations)),
      Paragraph{"Members say whether they see their own part in the community as lasting or as"
                " limited in time."},
      bars("How members see their own part", "Outlook", "Members", titled(report.outlooks)),
      Paragraph{"Who would support a scenario could say what they offer to do; one member may offer"
                " several things, for several scenarios, and counts once for each thing."},
      bars("What members offer to do", "Offer", "Members", titled(report.offers)),
  };
  return section;
}

render::Section participation_section(const Report& report) {
  render::Section section{"participation", "How people took part", {}, {}};
  const auto& participation = report.participation;
  if (participation.members.empty()) {
    section.blocks.push_back(Paragraph{"No participation has been recorded yet."});
    return section;
  }
  section.blocks = {
      Paragraph{fmt::format(
          "Each member counts once per {0} and kind; all columns are drawn to one scale.",
          name(participation.unit))},
      render::Figure{participation_chart(participation)}};
  if (!report.turnout.empty()) section.blocks.push_back(turnout_table(report));
  return section;
}

render::Section webinars_section(const Report& report) {
  render::Section section{"webinars", "The webinars", {}, {}};
  if (report.webinars.empty()) {
    section.blocks.push_back(Paragraph{"No webinar has been planned yet."});
  }
  for (const auto& webinar : report.webinars) {
    section.sections.push_back(webinar_section(webinar, report.settings.as_of));
  }
  return section;
}

}  // namespace qlab::handover
