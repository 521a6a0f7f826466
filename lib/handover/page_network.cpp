// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/page_sections.hpp.
// Who works with whom, what was learned, and the work that goes on.
#include <fmt/format.h>

#include "lib/handover/learning_page.hpp"
#include "lib/handover/page_sections.hpp"
#include "lib/handover/words.hpp"
#include "lib/render/html.hpp"

namespace qlab::handover {
namespace {

using render::Paragraph;

std::string met_text(const ConnectionsReport& report) {
  auto text = fmt::format(
      "Of all members, {} met others in {}: a small workshop, webinar or online exchange, or a"
      " thread of comments.",
      share(report.members), counted(report.occasions, "occasion", "occasions"));
  if (report.pairs) {
    text += fmt::format(" That makes {} between two members.",
                        counted(report.pairs, "connection", "connections"));
  }
  if (report.median_partners) {
    text += fmt::format(" Half of them met {} or more.",
                        counted(report.median_partners, "other member", "other members"));
  }
  return text;
}

std::vector<std::string> fragile_text(const ConnectionsReport& report) {
  std::vector<std::string> items;
  const auto add = [&](const Of& of, std::string_view some, std::string_view nobody) {
    items.push_back(of.people == 0
                        ? std::string(nobody)
                        : fmt::format("Of those who met others, {} {}.", share(of), some));
  };
  add(report.with_one_only, "met one other member only: their connection rests on that person",
      "Nobody's connection to the others rests on one person alone.");
  add(report.bridges,
      "hold others together, who would be parted from the rest if this one person left",
      "If any one of them left, the others would still be connected as they are.");
  return items;
}

std::string or_dash(const std::string& text) { return text.empty() ? "\u2013" : text; }

}  // namespace

render::Section connections_section(const Report& report) {
  render::Section section{"connections", "Who works with whom", {}, {}};
  const auto& connections = report.connections;
  if (connections.occasions == 0) {
    section.blocks.push_back(
        Paragraph{"Nothing has been recorded that members did together in a small group."});
    return section;
  }
  section.blocks.push_back(Paragraph{met_text(connections)});
  if (!connections.members.people) return section;
  section.blocks.push_back(render::List{fragile_text(connections)});
  section.blocks.push_back(
      bars("Connections between nations", "Nations", "Connections", connections.ties));
  return section;
}

render::Section learning_section(const Report& report) {
  render::Section section{"learning", "What was learned", {}, {}};
  if (report.lessons.empty()) {
    section.blocks.push_back(Paragraph{"No lesson has been written down yet."});
    return section;
  }
  section.blocks.push_back(
      Paragraph{"Each lesson says how sure it is, and what it rests on: comments (c), calls (k),"
                " scenarios (s) and webinars (w) by their numbers."});
  section.sections = lesson_sections(report.lessons);
  return section;
}

render::Section work_section(const Report& report) {
  render::Section section{"work", "The work that goes on", {}, {}};
  if (report.tasks.empty()) {
    section.blocks.push_back(Paragraph{"No open task has been written down."});
    return section;
  }
  render::Table table{"Open tasks", {"Task", "Owner", "State", "Next step", "Due"}, {}};
  table.words = 4;
  for (const auto& task : report.tasks) {
    const auto due = task.due_at ? day(*task.due_at, report.settings.zone) : std::string();
    table.rows.push_back(
        {task.task, or_dash(task.owner), task.state, or_dash(task.next_step), or_dash(due)});
  }
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace qlab::handover
