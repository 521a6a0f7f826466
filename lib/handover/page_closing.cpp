// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/page_sections.hpp.
// What is open, and how the numbers came about.
#include <fmt/format.h>

#include <algorithm>

#include "lib/handover/page.hpp"
#include "lib/handover/page_sections.hpp"
#include "lib/handover/words.hpp"

namespace qlab::handover {
namespace {

using render::Paragraph;

/// The people of a part; nothing where the number is withheld.
Count part(const Parts& parts, std::string_view label) {
  const auto found = std::find_if(parts.parts.begin(), parts.parts.end(),
                                  [&](const Part& each) { return each.label == label; });
  return found == parts.parts.end() ? Count(0) : found->people;
}

std::string pending_text(const Parts& unpublished) {
  const auto pending = part(unpublished, "pending");
  if (pending == 0) return "";
  if (!unpublished.total) return "staff may have comments to read";
  return fmt::format("staff have {} to read", counted(pending, "comment", "comments"));
}

std::string scenario_item(const ScenarioReport& scenario) {
  std::vector<std::string> open;
  if (scenario.state == "open") open.emplace_back("it still takes answers");
  if (auto pending = pending_text(scenario.unpublished); !pending.empty()) open.push_back(pending);
  if (open.empty()) return "";
  return fmt::format("Scenario \u201c{}\u201d: {}.", scenario.title, listed(open));
}

std::string webinar_item(const WebinarReport& webinar, Instant as_of) {
  if (webinar.cancelled || webinar.attendance) return "";
  return fmt::format("Webinar \u201c{}\u201d: {} {}.", webinar.title,
                     webinar.starts_at > as_of ? "planned for" : "no attendance yet; it was on",
                     day(webinar.starts_at, webinar.zone));
}

std::string mail_item(const MailReport& mail) {
  const auto uncertain = part(mail.messages, "uncertain");
  if (uncertain == 0) return "";
  const auto many =
      mail.messages.total ? counted(uncertain, "message", "messages") : std::string("all messages");
  return fmt::format("Mail \u201c{}\u201d: nobody knows yet whether {} arrived.", mail.purpose,
                     many);
}

/// What somebody has to do or decide before the handover.
std::vector<std::string> open_items(const Report& report) {
  std::vector<std::string> items;
  for (const auto& each : report.scenarios) items.push_back(scenario_item(each));
  for (const auto& each : report.webinars) {
    items.push_back(webinar_item(each, report.settings.as_of));
  }
  for (const auto& each : report.mail) items.push_back(mail_item(each));
  std::erase(items, "");
  return items;
}

render::Table mail_table(const Report& report) {
  render::Table table{"Mail by purpose", {"Purpose"}, {}};
  for (const auto& part : report.mail.front().messages.parts)
    table.columns.push_back(titled(part.label));
  table.columns.emplace_back("All");
  for (const auto& mail : report.mail) {
    auto& row = table.rows.emplace_back(1, capitalised(mail.purpose));
    for (const auto& part : mail.messages.parts) row.push_back(render::shown(part.people));
    row.push_back(render::shown(mail.messages.total));
  }
  return table;
}

}  // namespace

render::Section open_section(const Report& report) {
  render::Section section{"open", "What is open", {}, {}};
  if (report.members != 0) {
    section.blocks.push_back(
        Paragraph{"Every member is in exactly one of these groups; they add up to all members."});
    section.blocks.push_back(
        bars("Who is accounted for", "Group", "Members", titled(report.accounted)));
  }
  auto items = open_items(report);
  if (items.empty()) {
    section.blocks.push_back(Paragraph{"Nothing else waits for a decision."});
  } else {
    section.blocks.push_back(render::List{std::move(items)});
  }
  if (!report.mail.empty()) section.blocks.push_back(mail_table(report));
  return section;
}

std::vector<std::string> method(const Report& report) {
  const auto& settings = report.settings;
  std::vector<std::string> items{
      fmt::format("All numbers were counted by qlab {} from one state of its store, as of {}.",
                  settings.version, moment(settings.as_of, settings.zone)),
      "Percentages are whole numbers, rounded; each stands beside the number it is a part of and"
      " the whole it is a part of.",
      "Answers to a scenario are shares of everybody who was a member when it opened, not of those"
      " who answered. Who joined later is not in them. No answer is never counted as a no, and an"
      " answer to a text that has changed since counts as to confirm.",
      "A rule of viability counts who said yes, or more, on one axis, against a number of people or"
      " a share of those whom it names. Conditional answers, and those to an earlier text, are"
      " never a yes. Short by says how many answers more would do; not decidable means that those"
      " who could still give them are enough.",
      "A member has been heard from if there is at least one participation, answer to an"
      " invitation or a scenario, attendance or comment of theirs.",
      "Somebody was at a webinar if the attendance list shows them and they could be matched to a"
      " member; with two entries, the longer stay counts.",
      fmt::format("Two members are connected who were at the same workshop, webinar or online"
                  " exchange of at most {0} people, or wrote in one thread of comments by at most"
                  " {0}. Larger ones are an audience. Being connected says that they met, not what"
                  " came of it.",
                  largest_group),
      "E-mail addresses, telephone numbers and members' names are taken out of every text here;"
      " a first name alone is not recognised."};
  if (settings.disclosure == Disclosure::restricted) {
    items.emplace_back("This copy shows every number exactly and is for staff only.");
  } else {
    items.emplace_back(
        "Numbers from 1 to 4 are withheld, so that nobody can be recognised by them. Where one of"
        " them could be worked out from a total, the next smallest is withheld too, or the whole"
        " row. Small groups that people named themselves are added up as others. A zero is shown:"
        " it describes nobody.");
    items.emplace_back(
        "Each table protects itself. Somebody who compares several copies of this report from"
        " different days, or knows the people well, may still work out more.");
  }
  return items;
}

render::Section method_section(const Report& report) {
  return {"method", "Method and limits", {render::List{method(report)}}, {}};
}

}  // namespace qlab::handover
