// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/chart.hpp.
// Counts over time: a row of columns for each series, all to one scale, so that neither colour nor
// legend is needed to tell them apart.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/render/chart.hpp"
#include "lib/render/chart_drawing.hpp"
#include "lib/render/html.hpp"

namespace qlab::render {
namespace {

constexpr double column_height = 44;
constexpr double title_height = 18;
constexpr double row_gap = 14;

std::int64_t largest(const SeriesChart& chart) {
  std::int64_t most = 1;
  for (const auto& series : chart.series) {
    for (const auto value : series.values) most = std::max(most, value.value_or(0));
  }
  return most;
}

bool anything_withheld(const SeriesChart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(), [](const Series& series) {
    return std::any_of(series.values.begin(), series.values.end(),
                       [](Value value) { return !value; });
  });
}

/// "most: 34 in Mar 2026", or nothing.
std::string peak(const SeriesChart& chart, const Series& series) {
  const auto most = std::max_element(series.values.begin(), series.values.end());
  if (most == series.values.end() || !*most || **most == 0) return "";
  const auto index = static_cast<std::size_t>(most - series.values.begin());
  return fmt::format("most: {} in {}", shown(*most), one_line(chart.periods.at(index)));
}

double pitch(const SeriesChart& chart) {
  constexpr double widest = 40;
  const auto count = std::max<std::size_t>(chart.periods.size(), 1);
  return std::min(widest, canvas_width / static_cast<double>(count));
}

void draw_columns(Drawing& drawing, const Series& series, double base, double step,
                  std::int64_t most) {
  constexpr double stub = 5;
  const double wide = std::max(step - 2, step * 0.6);
  double x = 1;
  for (const auto value : series.values) {
    const double scaled =
        column_height * static_cast<double>(value.value_or(0)) / static_cast<double>(most);
    const double high = value ? scaled : stub;
    if (high > 0) {
      drawing.box({x, base - high, wide, high}, value ? Paint::solid : Paint::withheld);
    }
    x += step;
  }
}

/// The names of as many periods as fit beside each other, the first and the last always.
void draw_periods(Drawing& drawing, const SeriesChart& chart, double y, double step) {
  constexpr double apart = 14;
  if (chart.periods.empty()) return;
  const auto place = [&](std::size_t i) {
    const double wide = measured(one_line(chart.periods[i]), note_size);
    return std::clamp(1 + step * static_cast<double>(i), 0.0, canvas_width - wide);
  };
  const auto last = chart.periods.size() - 1;
  const double last_from = place(last);
  double free_from = 0;
  for (std::size_t i = 0; i <= last; ++i) {
    const auto name = one_line(chart.periods[i]);
    const double end = place(i) + measured(name, note_size) + apart;
    const bool in_the_way = i > 0 && i < last && end > last_from;
    if (place(i) < free_from || in_the_way) continue;
    drawing.text(place(i), y, name, Ink::note);
    free_from = end;
  }
}

/// Says what the dots mean; returns the height used.
double draw_key(Drawing& drawing, double y) {
  drawing.box({0, y, 10, 10}, Paint::withheld);
  drawing.text(16, y + 9, "withheld, so that nobody can be told from the number", Ink::note);
  return 18;
}

}  // namespace

std::string svg(const SeriesChart& chart, std::string_view id) {
  Drawing drawing(id);
  const double step = pitch(chart);
  const double drawn = step * static_cast<double>(chart.periods.size());
  double y = 0;
  for (const auto& series : chart.series) {
    drawing.text(0, y + 13, wrapped(series.label, strong_size, 230, 1).front(), Ink::strong);
    drawing.text(canvas_width, y + 13, peak(chart, series), Ink::note, Anchor::end);
    y += title_height + column_height;
    draw_columns(drawing, series, y, step, largest(chart));
    drawing.line(0, y, std::max(drawn, 60.0), y);
    y += row_gap;
  }
  draw_periods(drawing, chart, y, step);
  y += row_gap;
  if (anything_withheld(chart)) y += draw_key(drawing, y);
  return drawing.finish(y, chart.title, description(chart));
}

std::string description(const SeriesChart& chart) {
  if (chart.periods.empty()) return "No period.";
  auto said = fmt::format("Columns over time, {} to {}.", one_line(chart.periods.front()),
                          one_line(chart.periods.back()));
  for (const auto& series : chart.series) {
    const auto most = peak(chart, series);
    said += fmt::format(" {}: {}.", one_line(series.label), most.empty() ? "none shown" : most);
  }
  return said;
}

}  // namespace qlab::render
