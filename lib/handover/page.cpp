// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/handover/page_sections.hpp"
#include "lib/handover/words.hpp"
#include "lib/render/html.hpp"

namespace qlab::handover {
namespace {

bool is_restricted(const Report& report) {
  return report.settings.disclosure == Disclosure::restricted;
}

const Count& heard(const Report& report) { return report.accounted.parts.front().people; }

std::string community_sentence(const Report& report) {
  std::vector<std::string> named;
  if (report.nations_named > 0) {
    named.push_back(counted(report.nations_named, "nation", "nations"));
  }
  if (report.organisations > 0) {
    named.push_back(counted(report.organisations, "organisation", "organisations"));
  }
  return fmt::format(
      "On {}, the community counted {}{}{}.", day(report.settings.as_of, report.settings.zone),
      counted(report.members, "member", "members"), named.empty() ? "" : " from ", listed(named));
}

std::string heard_sentence(const Report& report) {
  const Of of{heard(report), report.members};
  if (!of.people || !of.whole) return "";
  return fmt::format(
      "So far {} have taken part in something, answered an invitation or a scenario, or written a"
      " comment.",
      share(of));
}

std::string scenarios_sentence(const Report& report) {
  const auto count = static_cast<std::int64_t>(report.scenarios.size());
  if (count == 0) return "No scenario for what comes next has been opened yet.";
  return fmt::format("They were asked about {} for what comes next; {} answered at least one.",
                     counted(count, "scenario", "scenarios"), share(report.answered_scenarios));
}

/// The latest webinar that has a list of who was there.
const WebinarReport* last_attended(const Report& report) {
  const auto found = std::find_if(report.webinars.rbegin(), report.webinars.rend(),
                                  [](const auto& webinar) { return webinar.attendance; });
  return found == report.webinars.rend() ? nullptr : &*found;
}

std::string webinar_sentence(const Report& report) {
  const auto* webinar = last_attended(report);
  if (webinar == nullptr || !webinar->attendance->came.people) return "";
  return fmt::format("Of those invited to the webinar on {}, {} came.",
                     day(webinar->starts_at, webinar->zone), share(webinar->attendance->came));
}

std::string missing_sentence(const Report& report) {
  const auto& parts = report.accounted.parts;
  if (!report.members || *report.members == 0 || !heard(report)) return "";
  const auto rest = *report.members - *heard(report);
  if (rest == 0) return "Nobody is unaccounted for.";
  std::vector<std::string> reasons;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto& people = parts[i].people;
    if (people && *people > 0) {
      reasons.push_back(fmt::format("{} {}", render::grouped(*people),
                                    i == 1   ? "were written to"
                                    : i == 2 ? "cannot be reached by mail"
                                             : "were never written to"));
    }
  }
  const auto why = reasons.empty() ? "" : fmt::format(" ({})", text::join(reasons, ", "));
  return fmt::format("Nothing has been heard from the other {}{}.", render::grouped(rest), why);
}

std::int64_t published_comments(const Report& report) {
  std::int64_t sum = 0;
  for (const auto& scenario : report.scenarios) sum += scenario.published;
  return sum;
}

std::string with_percent(const Of& of) {
  if (!of.people || !of.whole || *of.whole == 0) return "";
  return fmt::format(", {}%", percent(*of.people, *of.whole));
}

render::KeyNumbers key_numbers(const Report& report) {
  render::KeyNumbers numbers;
  const auto add = [&](Count count, const std::string& label) {
    if (count) numbers.entries.push_back({render::grouped(*count), label});
  };
  add(report.members, "members");
  add(heard(report), "heard from" + with_percent({heard(report), report.members}));
  if (!report.scenarios.empty()) {
    add(report.answered_scenarios.people,
        "answered a scenario" + with_percent(report.answered_scenarios));
  }
  if (const auto* webinar = last_attended(report)) {
    add(webinar->attendance->came.people,
        "came to the webinar" + with_percent(webinar->attendance->came));
  }
  const auto comments = published_comments(report);
  if (comments > 0) add(comments, "comments published");
  return numbers;
}

}  // namespace

std::string summary(const Report& report) {
  std::string text = community_sentence(report);
  for (const auto& sentence : {heard_sentence(report), scenarios_sentence(report),
                               webinar_sentence(report), missing_sentence(report)}) {
    if (!sentence.empty()) text += ' ' + sentence;
  }
  return text;
}

Parts titled(Parts parts) {
  for (auto& part : parts.parts) part.label = titled(part.label);
  return parts;
}

render::Block bars(std::string title, std::string label_header, std::string value_header,
                   const Parts& parts) {
  if (!parts.total || (parts.parts.empty() && parts.total != 0)) {
    return render::Paragraph{fmt::format("{}: not shown, because the groups are too small.", title),
                             render::Tone::note};
  }
  if (*parts.total == 0) {
    return render::Paragraph{fmt::format("{}: nobody yet.", title), render::Tone::note};
  }
  render::BarChart chart{std::move(title), std::move(label_header), std::move(value_header), {}};
  for (const auto& part : parts.parts) chart.bars.push_back({part.label, part.people});
  if (parts.together > 0) chart.bars.back().several = true;
  return render::Figure{std::move(chart)};
}

render::Page page(const Report& report) {
  render::Page page;
  const auto& settings = report.settings;
  page.title = "Handover report";
  page.over = settings.organisation;
  page.under = "As of " + moment(settings.as_of, settings.zone);
  page.closing = fmt::format("Made by qlab {} from its store as of {}.", settings.version,
                             moment(settings.as_of, settings.zone));
  if (is_restricted(report)) {
    page.banner = "Restricted: exact numbers, for staff only. Do not publish or pass on.";
  }
  page.opening.push_back(render::Paragraph{summary(report), render::Tone::lead});
  if (!settings.introduction.empty()) page.opening.push_back(render::Prose{settings.introduction});
  if (auto numbers = key_numbers(report); !numbers.entries.empty()) {
    page.opening.push_back(std::move(numbers));
  }
  page.sections = {community_section(report),   participation_section(report),
                   connections_section(report), webinars_section(report),
                   scenarios_section(report),   comments_section(report),
                   learning_section(report),    work_section(report),
                   open_section(report),        method_section(report)};
  if (report.calls.states.total != 0) {
    constexpr auto behind_webinars = 4;
    page.sections.insert(page.sections.begin() + behind_webinars, calls_section(report));
  }
  return page;
}

}  // namespace qlab::handover
