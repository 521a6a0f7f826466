// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/tally_shown.hpp"

#include <algorithm>

#include "cmd/context.hpp"
#include "lib/core/text.hpp"
#include "lib/render/bars.hpp"
#include "lib/render/svg_file.hpp"

namespace qlab::cmd {
namespace {

using scenarios::PublicTally;

/// One scenario's numbers on one axis, whoever may see them.
struct Side {
  std::string slug;
  std::string title;
  Shown yes;
  Shown conditional;
  Shown no;
  Shown stale;
  Shown unanswered;
  Shown electorate;
};

using Sides = std::vector<Side>;

Sides sides(std::span<const JudgedTally> tallies, scenarios::Axis axis) {
  Sides all;
  for (const auto& [tally, judgements] : tallies) {
    if (!tally.electorate) continue;
    const auto& counts = tally.axes.at(static_cast<std::size_t>(axis)).counts;
    all.push_back({tally.scenario.slug, tally.scenario.title, counts.yes, counts.conditional,
                   counts.no, counts.stale, unanswered(*tally.electorate, counts),
                   tally.electorate});
  }
  return all;
}

Sides sides(std::span<const PublicTally> tallies, scenarios::Axis axis) {
  Sides all;
  for (const auto& tally : tallies) {
    const auto& shown = tally.axes.at(static_cast<std::size_t>(axis));
    all.push_back({tally.scenario.slug, tally.scenario.title, shown.yes, shown.conditional,
                   shown.no, shown.stale, shown.unanswered, tally.electorate});
  }
  return all;
}

/// How many said yes to each, in the order of the scenarios. What is withheld has no bar.
template <class Tally>
void draw(Context& context, std::span<const Tally> tallies) {
  for (const auto axis : scenarios::all_axes) {
    const auto all = sides(tallies, axis);
    std::vector<render::LabelledNumber> numbers;
    for (const auto& side : all) {
      if (side.yes) numbers.push_back({side.slug, *side.yes});
    }
    if (numbers.empty()) continue;
    context.out().write(
        fmt::format("{}: yes\n{}\n", name(axis), render::bars(numbers, context.style().columns)));
  }
}

template <class Tally>
std::string svg_of(std::span<const Tally> tallies) {
  using render::Fill;
  render::StackChart chart{"Answers to the scenarios", "Axis", "Scenario", "All asked", {}, {}};
  chart.parts = {{"yes", Fill::solid},
                 {"conditional", Fill::stripes},
                 {"no", Fill::hollow},
                 {"to confirm", Fill::blank},
                 {"no answer", Fill::blank}};
  for (const auto axis : scenarios::all_axes) {
    render::Group group{std::string(name(axis)), {}};
    for (auto& side : sides(tallies, axis)) {
      group.stacks.push_back({std::move(side.title),
                              {side.yes, side.conditional, side.no, side.stale, side.unanswered},
                              side.electorate});
    }
    chart.groups.push_back(std::move(group));
  }
  return render::svg_file(chart);
}

template <class Row>
void write_rows(Context& context, render::Fields<Row> fields, const std::vector<Row>& all) {
  auto rows = context.rows(fields);
  for (const auto& row : all) rows.add(row);
  rows.finish();
}

/// Axes and rules, one below the other, where people read them; else the rows that were asked for.
template <class Tally, class AxisRow, class RuleRow>
void write_tables(Context& context, std::span<const Tally> tallies, Rows rows,
                  render::Fields<AxisRow> axis_fields, const std::vector<AxisRow>& axes,
                  render::Fields<RuleRow> rule_fields, const std::vector<RuleRow>& rules) {
  const auto format = context.style().format;
  const bool for_people = format == render::Format::table || format == render::Format::md;
  if (format == render::Format::table && rows == Rows::axes) draw(context, tallies);
  if (rows == Rows::axes) write_rows(context, axis_fields, axes);
  if (for_people && rows == Rows::axes && !rules.empty()) context.out().write("\n");
  if (rows == Rows::rules || (for_people && !rules.empty()))
    write_rows(context, rule_fields, rules);
}

bool is_nested(const render::Style& style) {
  return style.is_json() || style.format == render::Format::ids;
}

}  // namespace

void show_tallies(Context& context, std::span<const JudgedTally> tallies, Rows rows) {
  if (is_nested(context.style())) {
    return write_rows(context, tally_fields(),
                      std::vector<JudgedTally>(tallies.begin(), tallies.end()));
  }
  std::vector<TallyRow> axes;
  std::vector<RuleRow> rules;
  for (const auto& each : tallies) {
    for (const auto& axis : each.tally.axes) axes.push_back({&each.tally, &axis});
    for (const auto& judgement : each.judgements)
      rules.push_back({&each.tally.scenario, &judgement});
  }
  write_tables(context, tallies, rows, tally_row_fields(), axes, rule_row_fields(), rules);
}

void show_public_tallies(Context& context, std::span<const PublicTally> tallies, Rows rows) {
  if (is_nested(context.style())) {
    return write_rows(context, public_tally_fields(),
                      std::vector<PublicTally>(tallies.begin(), tallies.end()));
  }
  std::vector<PublicTallyRow> axes;
  std::vector<PublicRuleRow> rules;
  for (const auto& each : tallies) {
    for (const auto& axis : each.axes) axes.push_back({&each, &axis});
    for (const auto& judgement : each.judgements) rules.push_back({&each.scenario, &judgement});
  }
  write_tables(context, tallies, rows, public_tally_row_fields(), axes, public_rule_row_fields(),
               rules);
}

std::string tally_svg(std::span<const PublicTally> tallies) { return svg_of(tallies); }

std::string tally_svg(std::span<const JudgedTally> tallies) { return svg_of(tallies); }

}  // namespace qlab::cmd
