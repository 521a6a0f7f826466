// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/page_sections.hpp.
// The calls with those who could not come, or wanted to talk.
#include "lib/handover/page_sections.hpp"

namespace qlab::handover {
namespace {

render::Table table(std::string caption, std::string header, const Parts& parts) {
  render::Table table{std::move(caption), {std::move(header), "Calls"}, {}};
  for (const auto& part : parts.parts) {
    table.rows.push_back({part.label, render::shown(part.people)});
  }
  return table;
}

}  // namespace

render::Section calls_section(const Report& report) {
  render::Section section{"calls", "Calls", {}, {}};
  section.blocks.push_back(
      render::Paragraph{"Whoever could not come, or would rather talk, was called one by one."});
  section.blocks.push_back(table("How far the calls are", "State", titled(report.calls.states)));
  if (!report.calls.outcomes.parts.empty()) {
    section.blocks.push_back(
        table("What came of those that were held", "Outcome", report.calls.outcomes));
  }
  return section;
}

}  // namespace qlab::handover
