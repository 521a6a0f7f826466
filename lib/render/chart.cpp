// SPDX-License-Identifier: Apache-2.0
// Horizontal bars: plain ones, and ones made of parts.
#include "lib/render/chart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/render/chart_drawing.hpp"
#include "lib/render/html.hpp"

namespace qlab::render {
namespace {

constexpr double line_height = 15;
constexpr double gap = 8;

/// The bars that are drawn: the tail as one, where there are too many.
std::vector<Bar> drawn(const BarChart& chart) {
  if (chart.bars.size() <= most_bars) return chart.bars;
  const auto kept = static_cast<std::ptrdiff_t>(most_bars - 1);
  std::vector<Bar> bars(chart.bars.begin(), chart.bars.begin() + kept);
  Bar rest{fmt::format("{} others", chart.bars.size() - most_bars + 1), 0, true};
  for (auto bar = chart.bars.begin() + kept; bar != chart.bars.end(); ++bar) {
    if (bar->value && rest.value) *rest.value += *bar->value;
    if (!bar->value) rest.value.reset();
  }
  bars.push_back(rest);
  return bars;
}

std::int64_t largest(const std::vector<Bar>& bars) {
  std::int64_t most = 1;
  for (const auto& bar : bars) {
    if (!bar.several) most = std::max(most, bar.value.value_or(0));
  }
  return most;
}

/// Where the labels end and the bars begin.
double gutter(const std::vector<Bar>& bars) {
  constexpr double least = 40;
  constexpr double most = 165;
  double wide = least;
  for (const auto& bar : bars) wide = std::max(wide, measured(one_line(bar.label), label_size));
  return std::min(wide, most) + gap;
}

double length(std::int64_t value, std::int64_t most, double room) {
  return room * static_cast<double>(value) / static_cast<double>(most);
}

/// The label, in as many lines as it needs, in the middle of the height.
void draw_label(Drawing& drawing, const std::vector<std::string>& lines, double y, double height) {
  double base = y + (height - line_height * static_cast<double>(lines.size())) / 2 + 12;
  for (const auto& line : lines) {
    drawing.text(0, base, line);
    base += line_height;
  }
}

/// One label of up to three lines, its bar and its number; returns the height used.
double draw_bar(Drawing& drawing, const Bar& bar, double y, double left, std::int64_t most) {
  constexpr double thick = 16;
  constexpr double stub = 14;
  const double room = canvas_width - left - measured(shown(most), strong_size) - gap;
  const auto lines = wrapped(bar.label, label_size, left - gap, 3);
  const double height = std::max(thick, line_height * static_cast<double>(lines.size()));
  draw_label(drawing, lines, y, height);
  const bool off_scale = bar.value.value_or(0) > most;
  double wide = bar.value ? length(*bar.value, most, room) : stub;
  if (off_scale) wide = 0;
  const Box box{left, y + (height - thick) / 2, wide, thick};
  const auto known = bar.several ? Paint::hollow : Paint::solid;
  if (wide > 0) drawing.box(box, bar.value ? known : Paint::withheld);
  drawing.text(left + wide + 6, box.y + 12.5, shown(bar.value),
               bar.value ? Ink::strong : Ink::note);
  return height;
}

Paint paint(Fill fill) {
  if (fill == Fill::stripes) return Paint::stripes;
  return fill == Fill::hollow ? Paint::hollow : Paint::solid;
}

/// The patterns and their names; returns the height used.
double draw_legend(Drawing& drawing, const std::vector<Part>& parts) {
  constexpr double swatch = 12;
  constexpr double spread = 14;
  double x = 0;
  for (const auto& part : parts) {
    if (part.fill == Fill::blank) continue;
    drawing.box({x, 2, swatch * 1.5, swatch}, paint(part.fill));
    x += swatch * 1.5 + 5;
    drawing.text(x, 12.5, part.label);
    x += measured(part.label, label_size) + spread;
  }
  return 28;
}

/// "61 yes · 12 conditional · 20 no", or why there is nothing.
std::string spelled(const std::vector<Part>& parts, const Stack& stack) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < parts.size() && i < stack.values.size(); ++i) {
    words.push_back(fmt::format("{} {}", shown(stack.values[i]), parts[i].label));
  }
  const bool nothing = std::none_of(stack.values.begin(), stack.values.end(),
                                    [](Value value) { return value.has_value(); });
  return nothing ? "withheld" : text::join(words, " · ");
}

/// One bar and what it says below; returns the height used.
double draw_stack(Drawing& drawing, const StackChart& chart, const Stack& stack, double y,
                  double left, std::int64_t most) {
  constexpr double thick = 14;
  const double room = canvas_width - left - 1;
  const double whole = length(stack.total.value_or(0), most, room);
  drawing.text(0, y + 12, wrapped(stack.label, label_size, left - gap, 1).front());
  double x = left;
  for (std::size_t i = 0; i < chart.parts.size() && i < stack.values.size(); ++i) {
    const double wide = length(stack.values[i].value_or(0), most, room);
    if (wide > 0 && chart.parts[i].fill != Fill::blank) {
      drawing.box({x, y, wide, thick}, paint(chart.parts[i].fill));
    }
    if (chart.parts[i].fill != Fill::blank) x += wide;
  }
  const bool withheld =
      std::any_of(stack.values.begin(), stack.values.end(), [](Value value) { return !value; });
  // How much of the rest is withheld is not said: a short stub stands for it.
  if (withheld) drawing.box({x, y, 14, thick}, Paint::withheld);
  drawing.line(left, y + thick + 1.5, left + std::max(whole, 14.0), y + thick + 1.5);
  const auto lines = wrapped(spelled(chart.parts, stack), note_size, canvas_width - left, 2);
  double base = y + thick + 14;
  for (const auto& line : lines) {
    drawing.text(left, base, line, Ink::note);
    base += 13;
  }
  return base - y - 13;
}

double label_room(const StackChart& chart) {
  double wide = 30;
  for (const auto& group : chart.groups) {
    for (const auto& stack : group.stacks) {
      wide = std::max(wide, measured(one_line(stack.label), label_size));
    }
  }
  return std::min(wide, 110.0) + gap;
}

std::int64_t largest(const StackChart& chart) {
  std::int64_t most = 1;
  for (const auto& group : chart.groups) {
    for (const auto& stack : group.stacks) most = std::max(most, stack.total.value_or(0));
  }
  return most;
}

}  // namespace

std::string shown(Value value) { return value ? grouped(*value) : "withheld"; }

std::string svg(const BarChart& chart, std::string_view id) {
  const auto bars = drawn(chart);
  const double left = gutter(bars);
  const auto most = largest(bars);
  Drawing drawing(id);
  double y = 2;
  for (const auto& bar : bars) y += draw_bar(drawing, bar, y, left, most) + gap;
  drawing.line(left, 0, left, y - gap + 2);
  return drawing.finish(y - gap + 4, chart.title, description(chart));
}

std::string svg(const StackChart& chart, std::string_view id) {
  Drawing drawing(id);
  double y = draw_legend(drawing, chart.parts);
  for (const auto& group : chart.groups) {
    for (const auto& line : wrapped(group.title, strong_size, canvas_width, 2)) {
      drawing.text(0, y + 12, line, Ink::strong);
      y += line_height;
    }
    y += 7;
    for (const auto& stack : group.stacks) {
      y += draw_stack(drawing, chart, stack, y, label_room(chart), largest(chart)) + 12;
    }
    y += 8;
  }
  return drawing.finish(y, chart.title, description(chart));
}

std::string description(const BarChart& chart) {
  std::vector<std::string> words;
  for (const auto& bar : drawn(chart)) {
    words.push_back(fmt::format("{} {}", one_line(bar.label), shown(bar.value)));
  }
  return fmt::format("Bar chart. {}: {}.", chart.value_header, text::join(words, ", "));
}

std::string description(const StackChart& chart) {
  std::string said = "Bars made of parts.";
  for (const auto& group : chart.groups) {
    for (const auto& stack : group.stacks) {
      said += fmt::format(" {}, {}: {}.", one_line(group.title), one_line(stack.label),
                          spelled(chart.parts, stack));
    }
  }
  return said;
}

}  // namespace qlab::render
