// SPDX-License-Identifier: Apache-2.0
// Charts drawn as inline SVG: every bar stands beside its number, patterns rather than colours tell
// parts apart, and each has a title, a description and (lib/render/page.hpp) the same numbers in a
// table. Labels are foreign text; colours come from the page's style.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace qlab::render {

/// A number to show, or nothing where it is withheld.
using Value = std::optional<std::int64_t>;

/// The number with its thousands apart, or "withheld".
std::string shown(Value value);

struct Bar {
  std::string label;
  Value value;
  bool several = false;  ///< a sum of others: never sets the scale, no bar where it is off it
};

/// One horizontal bar per label, in the given order. What comes after most_bars is drawn as one.
struct BarChart {
  std::string title;
  std::string label_header;  ///< of the table: what a label is
  std::string value_header;  ///< of the table: what is counted
  std::vector<Bar> bars;
};
inline constexpr std::size_t most_bars = 16;

struct Series {
  std::string label;
  std::vector<Value> values;  ///< one per period
};

/// Counts over time: one row of columns per series, all to one scale.
struct SeriesChart {
  std::string title;
  std::string period_header;  ///< of the table: month, quarter, year
  std::vector<std::string> periods;
  std::vector<Series> series;
};

/// How a part of a bar looks; blank parts are the space that is left.
enum class Fill { solid, stripes, hollow, blank };

struct Part {
  std::string label;
  Fill fill = Fill::solid;
};

struct Stack {
  std::string label;
  std::vector<Value> values;  ///< one per part
  Value total;
};

struct Group {
  std::string title;
  std::vector<Stack> stacks;
};

/// Bars made of parts of one whole, in groups.
struct StackChart {
  std::string title;
  std::string group_header;
  std::string label_header;
  std::string total_header;
  std::vector<Part> parts;
  std::vector<Group> groups;
};

using Chart = std::variant<BarChart, SeriesChart, StackChart>;

/// Draws it. The id must be unique on the page; the names inside begin with it.
std::string svg(const BarChart& chart, std::string_view id);
std::string svg(const SeriesChart& chart, std::string_view id);
std::string svg(const StackChart& chart, std::string_view id);

/// What the chart shows in one or two sentences, for those who do not see it.
std::string description(const BarChart& chart);
std::string description(const SeriesChart& chart);
std::string description(const StackChart& chart);

}  // namespace qlab::render
