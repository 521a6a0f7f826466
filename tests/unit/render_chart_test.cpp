// SPDX-License-Identifier: Apache-2.0
#include "lib/render/chart.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "lib/render/chart_drawing.hpp"
#include "lib/render/page.hpp"

namespace qlab::render {
namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

BarChart bars(std::size_t number) {
  BarChart chart{"Members by nation", "Nation", "Members", {}};
  for (std::size_t i = 0; i < number; ++i) {
    chart.bars.push_back({fmt::format("Nation {}", i), static_cast<std::int64_t>(number - i)});
  }
  return chart;
}

}  // namespace

TEST_CASE("chart: it is an image with a title and a description of its own") {
  const auto drawn = svg(bars(2), "chart-7");
  CHECK(count(drawn, R"(role="img" aria-labelledby="chart-7-title chart-7-desc")") == 1);
  CHECK(count(drawn, R"(<title id="chart-7-title">Members by nation</title>)") == 1);
  CHECK(count(drawn, R"(<desc id="chart-7-desc">Bar chart. Members: Nation 0 2, Nation 1 1.)") ==
        1);
  CHECK(count(drawn, "viewBox=") == 1);
}

TEST_CASE("chart: none, one and sixty bars can be drawn") {
  CHECK(count(svg(bars(0), "c"), R"(<rect class="solid")") == 0);
  CHECK(count(svg(bars(1), "c"), R"(<rect class="solid")") == 1);
  const auto many = svg(bars(60), "c");
  CHECK(count(many, R"(<rect class="solid")") == most_bars - 1);
  CHECK(count(many, R"(<rect class="hollow")") == 0);
  CHECK(count(many, ">45 others</text>") == 1);
  CHECK(count(many, ">1,035</text>") == 1);
  CHECK(table_of(bars(60)).rows.size() == 60);
  CHECK_FALSE(says_everything(bars(60)));
}

TEST_CASE("chart: a sum of others is drawn apart, where it fits the scale") {
  const BarChart chart{"T", "L", "V", {{"a", 12}, {"others", 9, true}}};
  CHECK(count(svg(chart, "c"), R"(<rect class="hollow")") == 1);
}

TEST_CASE("chart: every bar stands beside its number, a withheld one beside that word") {
  BarChart chart{"T", "L", "V", {{"a", 12}, {"b", {}}, {"c", 0}}};
  const auto drawn = svg(chart, "c");
  CHECK(count(drawn, ">12</text>") == 1);
  CHECK(count(drawn, ">withheld</text>") == 1);
  CHECK(count(drawn, ">0</text>") == 1);
  CHECK(count(drawn, R"(<rect class="withheld")") == 1);
  CHECK(table_of(chart).rows[1][1] == "withheld");
}

TEST_CASE("chart: labels are foreign text") {
  BarChart chart{"<T>", "L", "V", {{"<script>\"&\u202E", 1}}};
  const auto drawn = svg(chart, "c");
  CHECK(count(drawn, "<script") == 0);
  CHECK(count(drawn, "&lt;script&gt;&quot;&amp;</text>") == 1);
  CHECK(count(drawn, "&lt;T&gt;</title>") == 1);
}

TEST_CASE("chart: long labels are wrapped at words and cut with an ellipsis") {
  const auto lines = wrapped("peer support lead and community development coordinator", 13, 142, 2);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "peer support lead");
  CHECK(lines[1].ends_with("…"));
  for (const auto& line : lines) CHECK(measured(line, 13) <= 142);
  CHECK(wrapped(std::string(5000, 'W'), 13, 142, 3).size() == 1);
  CHECK(wrapped("", 13, 142, 2).size() == 1);
  CHECK(wrapped("美咲 佐藤", 13, 400, 2) == std::vector<std::string>{"美咲 佐藤"});
}

TEST_CASE("chart: over time, each series has its own row to one scale") {
  const SeriesChart chart{
      "T", "Month", {"Jan 2027", "Feb 2027"}, {{"Calls", {10, {}}}, {"Online", {0, 20}}}};
  const auto drawn = svg(chart, "c");
  CHECK(count(drawn, ">Calls</text>") == 1);
  CHECK(count(drawn, ">most: 20 in Feb 2027</text>") == 1);
  CHECK(count(drawn, R"(height="22.0")") == 1);
  CHECK(count(drawn, R"(height="44.0")") == 1);
  CHECK(count(drawn, "withheld, so that nobody") == 1);
  CHECK(table_of(chart).rows == std::vector<std::vector<std::string>>{
                                    {"Jan 2027", "10", "0"}, {"Feb 2027", "withheld", "20"}});
  CHECK_FALSE(says_everything(chart));
}

TEST_CASE("chart: one period and no period can be drawn") {
  CHECK(count(svg(SeriesChart{"T", "Month", {"Jan 2027"}, {{"Calls", {3}}}}, "c"), "Jan 2027") > 0);
  CHECK(svg(SeriesChart{"T", "Month", {}, {}}, "c").ends_with("</svg>\n"));
}

TEST_CASE("chart: parts differ by pattern and are spelled out below their bar") {
  const StackChart chart{
      "T",
      "Scenario",
      "Axis",
      "All",
      {{"yes", Fill::solid},
       {"maybe", Fill::stripes},
       {"no", Fill::hollow},
       {"silent", Fill::blank}},
      {{"Host", {{"Want", {10, 20, 30, 40}, 100}, {"Value", {{}, {}, {}, {}}, {}}}}}};
  const auto drawn = svg(chart, "c");
  CHECK(count(drawn, ">10 yes · 20 maybe · 30 no · 40 silent</text>") == 1);
  CHECK(count(drawn, ">withheld</text>") == 1);
  CHECK(count(drawn, R"(<rect class="stripes")") == 2);
  CHECK(count(drawn, "fill=\"url(#c-stripes)\"") == 2);
  CHECK(count(drawn, R"(<rect class="withheld")") == 1);
  CHECK(table_of(chart).rows[0] ==
        std::vector<std::string>{"Host", "Want", "10", "20", "30", "40", "100"});
}

}  // namespace qlab::render
