// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <string>

#include "lib/core/text.hpp"
#include "lib/render/rows.hpp"

namespace qlab::render {
namespace {

struct Line {
  std::int64_t number = 0;
  std::string text;
};

constexpr std::array<Field<Line>, 3> fields{{
    {"number", [](const Line& line, Sink& sink) { sink.number(line.number); }},
    {"nothing", [](const Line& /*line*/, Sink& sink) { sink.nothing(); }},
    {"text", [](const Line& line, Sink& sink) { sink.text(line.text); }},
}};

std::string table(const std::vector<Line>& lines) {
  Style style;
  style.format = Format::table;
  style.columns = 200;
  std::string text;
  auto output = Output::to_text(text);
  Rows<Line> rows(fields, output, style);
  for (const auto& line : lines) rows.add(line);
  rows.finish();
  output.finish();
  return text;
}

}  // namespace

TEST_CASE("table: many rows, some of them long, stand in their columns and in their order") {
  std::vector<Line> lines;
  for (std::int64_t number = 1; number <= 20000; ++number) lines.push_back({number, "text"});
  lines[9000].text = std::string(150, 'x');
  lines[9001].text = std::string(100000, 'y');
  std::string expected = "NUMBER NOTHING TEXT\n";
  for (const auto& line : lines)
    expected += fmt::format("{:>6} {:7} {}\n", line.number, "", text::cut(line.text, 185));
  CHECK(table(lines) == expected);
}

TEST_CASE("table: a control character in a cell ends none, and no rows are no table") {
  CHECK(table({{1, std::string("a\0b", 3)}, {2, "c"}}) ==
        "NUMBER NOTHING TEXT\n"
        "     1         a<U+0000>b\n"
        "     2         c\n");
  CHECK(table({}).empty());
}

}  // namespace qlab::render
