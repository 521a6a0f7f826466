// SPDX-License-Identifier: Apache-2.0
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

/// What a kind counted in each period, or what all counted together.
render::Series series(const ParticipationReport& report, std::string label,
                      Count (*value)(const Parts&, std::size_t), std::size_t kind) {
  render::Series series{std::move(label), {}};
  for (const auto& period : report.periods) series.values.push_back(value(period, kind));
  return series;
}

bool is_empty(const render::Series& series) {
  return std::all_of(series.values.begin(), series.values.end(),
                     [](Count value) { return value == 0; });
}

render::SeriesChart participation_chart(const ParticipationReport& report) {
  const std::string unit(name(report.unit));
  render::SeriesChart chart{
      fmt::format("Members who took part, by {}", unit), capitalised(unit), report.labels, {}};
  chart.series.push_back(series(
      report, "All kinds", [](const Parts& parts, std::size_t) { return parts.total; }, 0));
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    auto one = series(
        report, kind_label(kind),
        [](const Parts& parts, std::size_t index) { return parts.parts.at(index).people; }, kind);
    if (!is_empty(one)) chart.series.push_back(std::move(one));
  }
  return chart;
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

render::Section webinar_section(const WebinarReport& webinar) {
  render::Section section{fmt::format("webinar-{}", webinar.id), webinar.title, {}, {}};
  const auto when = moment(webinar.starts_at, webinar.zone);
  section.blocks.push_back(Paragraph{webinar.cancelled
                                         ? fmt::format("Planned for {}; cancelled.", when)
                                         : fmt::format("{} ({}).", when, webinar.zone)});
  if (webinar.answers.total == 0) {
    section.blocks.push_back(Paragraph{"Nobody was invited through qlab.", Tone::note});
  } else {
    section.blocks.push_back(
        bars("Answers to the invitation", "Answer", "Members invited", titled(webinar.answers)));
  }
  if (webinar.attendance) {
    section.blocks.push_back(Paragraph{attendance_text(*webinar.attendance)});
  } else if (!webinar.cancelled) {
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
  };
  return section;
}

render::Section participation_section(const Report& report) {
  render::Section section{"participation", "How people took part", {}, {}};
  const auto& participation = report.participation;
  if (participation.periods.empty()) {
    section.blocks.push_back(Paragraph{"No participation has been recorded yet."});
    return section;
  }
  section.blocks = {
      Paragraph{fmt::format(
          "Each member counts once per {0} for each kind of taking part. Whoever took part in two"
          " kinds in one {0} counts twice in the row for all kinds.",
          name(participation.unit))},
      render::Figure{participation_chart(participation)}};
  return section;
}

render::Section webinars_section(const Report& report) {
  render::Section section{"webinars", "The webinars", {}, {}};
  if (report.webinars.empty()) {
    section.blocks.push_back(Paragraph{"No webinar has been planned yet."});
  }
  for (const auto& webinar : report.webinars) {
    section.sections.push_back(webinar_section(webinar));
  }
  return section;
}

}  // namespace qlab::handover
