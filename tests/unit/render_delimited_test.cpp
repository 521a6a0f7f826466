// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "lib/render/rows.hpp"

namespace qlab::render {
namespace {

struct Line {
  std::string text;
  std::vector<std::string> list;
  std::int64_t number = 0;
};

constexpr std::array<Field<Line>, 3> fields{{
    {"text", [](const Line& line, Sink& sink) { sink.text(line.text); }},
    {"list", [](const Line& line, Sink& sink) { sink.list(line.list); }},
    {"number", [](const Line& line, Sink& sink) { sink.number(line.number); }},
}};

std::string whole(const Style& style, const Line& line) {
  std::string text;
  auto output = Output::to_text(text);
  Rows<Line> rows(fields, output, style);
  rows.add(line);
  rows.finish();
  output.finish();
  return text;
}

/// The cells of one row, without the header.
std::string written(const Style& style, const Line& line) {
  const auto text = whole(style, line);
  return text.substr(text.find('\n') + 1);
}

std::string written(Format format, const Line& line) {
  Style style;
  style.format = format;
  return written(style, line);
}

std::string csv_cell(const std::string& text) {
  const auto row = written(Format::csv, {text, {}, 1});
  return row.substr(0, row.rfind(",,1"));
}

}  // namespace

TEST_CASE("csv: a cell is quoted where a reader could take it for more than one or trim it") {
  CHECK(csv_cell("plain text") == "plain text");
  CHECK(csv_cell("Si\u00e2n") == "Si\u00e2n");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("a;b") == "\"a;b\"");
  CHECK(csv_cell("a\tb") == "\"a\tb\"");
  CHECK(csv_cell("a\r\nb") == "\"a\r\nb\"");
  CHECK(csv_cell("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv_cell(" a") == "\" a\"");
  CHECK(csv_cell("a ") == "\"a \"");
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("'a") == "''a");
}

TEST_CASE("csv: a list is one cell, whatever its length, and numbers are whole") {
  CHECK(written(Format::csv, {"x", {}, -9223372036854775807 - 1}) == "x,,-9223372036854775808\r\n");
  CHECK(written(Format::csv, {"x", {"one"}, 0}) == "x,one,0\r\n");
  CHECK(written(Format::csv, {"x", {"=one"}, 0}) == "x,'=one,0\r\n");
  CHECK(written(Format::csv, {"x", {"one", "two"}, 10}) == "x,\"one;two\",10\r\n");
}

TEST_CASE("csv: on a terminal foreign text is harmless, elsewhere exact") {
  const std::string hostile = "\x1b[2J \u009b\u202e\na,b";
  Style style;
  style.format = Format::csv;
  CHECK(written(style, {hostile, {}, 1}) == "\"" + hostile + "\",,1\r\n");
  style.csv_safe = true;
  CHECK(written(style, {hostile, {hostile}, 1}) ==
        "\"<U+001B>[2J <U+009B><U+202E>\na,b\",\"<U+001B>[2J <U+009B><U+202E>\na,b\",1\r\n");
}

TEST_CASE("json: what a terminal obeys is escaped everywhere, and letters are not") {
  const auto text = [](const std::string& value) {
    Style style;
    style.format = Format::jsonl;
    const auto row = whole(style, {value, {}, 1});
    return row.substr(0, row.find(",\"list\""));
  };
  CHECK(text("\x1b\x7f\u0080\u009f\n") == R"({"text":"\u001b\u007f\u0080\u009f\n")");
  CHECK(text("\u061c\u200e\u2028\u202e\u2069") == R"({"text":"\u061c\u200e\u2028\u202e\u2069")");
  CHECK(text("\u00a0\u00a3 \u0627 \u2019\u20ac") ==
        "{\"text\":\"\u00a0\u00a3 \u0627 \u2019\u20ac\"");
}

TEST_CASE("tsv: control characters are visible and cells never break") {
  CHECK(written(Format::tsv, {"a\tb\nc", {"d", "e"}, 5}) == "a\\tb\\nc\td;e\t5\n");
}

}  // namespace qlab::render
