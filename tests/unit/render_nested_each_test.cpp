// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "lib/render/nested_each.hpp"
#include "lib/render/rows.hpp"

namespace qlab::render {
namespace {

struct Person {
  std::string name;
  std::int64_t age = 0;
};

struct Group {
  std::vector<Person> people;
  bool streamed = false;
};

constexpr std::array<Field<Person>, 2> person_fields{{
    {"name", [](const Person& person, Sink& sink) { sink.text(person.name); }},
    {"age", [](const Person& person, Sink& sink) { sink.number(person.age); }},
}};

void put_people(const Group& group, Sink& sink) {
  const Each<Person> each = [&](const auto& call) {
    for (const auto& person : group.people) call(person);
  };
  if (group.streamed) {
    const auto number = static_cast<std::int64_t>(group.people.size());
    sink.nested(NestedEach<Person>(person_fields, number, each));
  } else {
    sink.nested(NestedRows<Person>(person_fields, group.people));
  }
}

constexpr std::array<Field<Group>, 3> group_fields{{
    {"before", [](const Group& /*group*/, Sink& sink) { sink.number(1); }},
    {"people", put_people},
    {"after", [](const Group& /*group*/, Sink& sink) { sink.text("end"); }},
}};

std::string written(Format format, Amount amount, const Group& group) {
  std::string text;
  auto output = Output::to_text(text);
  Style style;
  style.format = format;
  Rows<Group> rows(group_fields, output, style, amount);
  rows.add(group);
  rows.finish();
  output.finish();
  return text;
}

const std::vector<Person> two{{"Ann \"A\"", 1}, {"Ben\n\xC3\xA9", 22}};

}  // namespace

TEST_CASE("nested rows: what is read while it is written looks as what was collected") {
  for (const auto format : {Format::json, Format::jsonl, Format::csv, Format::tsv, Format::lines,
                            Format::md, Format::table}) {
    for (const auto amount : {Amount::one, Amount::many}) {
      CAPTURE(static_cast<int>(format));
      CHECK(written(format, amount, {two, true}) == written(format, amount, {two, false}));
      CHECK(written(format, amount, {{}, true}) == written(format, amount, {{}, false}));
    }
  }
}

TEST_CASE("nested rows: compact in JSON, one quoted cell in CSV, one escaped cell in TSV") {
  const std::string people = R"([{"name":"Ann \"A\"","age":1},{"name":"Ben\n)"
                             "\xC3\xA9"
                             R"(","age":22}])";
  CHECK(written(Format::json, Amount::one, {two, true}) == R"({"before":1,"people":)" + people +
                                                               R"(,"after":"end"})"
                                                               "\n");
  CHECK(written(Format::json, Amount::many, {{}, true}) ==
        "[\n"
        R"({"before":1,"people":[],"after":"end"})"
        "\n]\n");
  CHECK(written(Format::csv, Amount::many, {two, true}) ==
        "before,people,after\r\n1,"
        R"("[{""name"":""Ann \""A\"""",""age"":1},{""name"":""Ben\n)"
        "\xC3\xA9"
        R"("",""age"":22}]")"
        ",end\r\n");
  CHECK(written(Format::csv, Amount::many, {{}, true}) == "before,people,after\r\n1,[],end\r\n");
  CHECK(written(Format::tsv, Amount::many, {{}, true}) == "before\tpeople\tafter\n1\t[]\tend\n");
}

}  // namespace qlab::render
