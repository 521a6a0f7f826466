// SPDX-License-Identifier: Apache-2.0
// The tables behind the charts.
#include "lib/render/page.hpp"

namespace qlab::render {
namespace {

Table table(const BarChart& chart) {
  Table table{chart.title, {chart.label_header, chart.value_header}, {}};
  for (const auto& bar : chart.bars) table.rows.push_back({bar.label, shown(bar.value)});
  return table;
}

Table table(const SeriesChart& chart) {
  Table table{chart.title, {chart.period_header}, {}};
  for (const auto& series : chart.series) table.columns.push_back(series.label);
  for (std::size_t i = 0; i < chart.periods.size(); ++i) {
    auto& row = table.rows.emplace_back(1, chart.periods[i]);
    for (const auto& series : chart.series) row.push_back(shown(series.values.at(i)));
  }
  return table;
}

Table table(const StackChart& chart) {
  Table table{chart.title, {chart.group_header, chart.label_header}, {}, 2};
  for (const auto& part : chart.parts) table.columns.push_back(part.label);
  table.columns.push_back(chart.total_header);
  for (const auto& group : chart.groups) {
    for (const auto& stack : group.stacks) {
      auto& row = table.rows.emplace_back();
      row = {group.title, stack.label};
      for (const auto value : stack.values) row.push_back(shown(value));
      row.push_back(shown(stack.total));
    }
  }
  return table;
}

}  // namespace

Table table_of(const Chart& chart) {
  return std::visit([](const auto& kind) { return table(kind); }, chart);
}

bool says_everything(const Chart& chart) {
  if (const auto* bars = std::get_if<BarChart>(&chart)) return bars->bars.size() <= most_bars;
  return std::holds_alternative<StackChart>(chart);
}

}  // namespace qlab::render
