// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

std::string data(std::string_view name) { return (test_data("members") / name).string(); }

nlohmann::json people(const Lab& lab) {
  return lab.json({"members", "list", "--json=name,email,organisation,nation,tags"});
}

}  // namespace

TEST_CASE("members import: new members are counted and can be listed") {
  const Lab lab;
  const auto imported = lab.run({"members", "import", data("utf8.csv"), "--json"});
  CHECK(imported.status == 0);
  CHECK(imported.err.empty());
  const auto report = nlohmann::json::parse(imported.out);
  CHECK(report.at("action") == "import");
  CHECK(report.at("dry_run") == false);
  CHECK(report.at("written") == true);
  CHECK(report.at("rows") == 3);
  CHECK(report.at("new") == 3);
  CHECK(report.at("updated") == 0);
  CHECK(report.at("unchanged") == 0);
  CHECK(report.at("rejected").empty());
  CHECK(report.at("unknown_columns") == nlohmann::json{"Shoe size"});
  CHECK(report.at("encoding") == "UTF-8");
  CHECK(report.at("delimiter") == ",");
  const auto listed = people(lab);
  REQUIRE(listed.size() == 3);
  CHECK(listed[0].at("name") == "Siân Okafor");
  CHECK(listed[0].at("organisation") == "Tŷ Croeso");
  CHECK(listed[1].at("name") == "Zoë \"Zed\" Müller");
  CHECK(listed[2].at("organisation") == "Harbour House\nsecond floor");
  CHECK(listed[2].at("tags").empty());
}

TEST_CASE(
    "members import: the same people in every encoding, delimiter and line end are the same") {
  const Lab lab;
  REQUIRE(lab.run({"members", "import", data("utf8.csv")}).status == 0);
  const auto expected = people(lab);
  for (const auto* name :
       {"utf8-bom.csv", "utf16le.csv", "utf16be.csv", "utf16le-no-mark.csv", "semicolons.csv",
        "tabs.csv", "bars.csv", "quotes.csv", "header-two-lines.csv", "crlf.csv", "mac.csv"}) {
    CAPTURE(name);
    const Lab other;
    const auto imported = other.run({"members", "import", data(name)});
    CHECK(imported.status == 0);
    CHECK(people(other) == expected);
    const auto again = other.json({"members", "import", data("utf8.csv")});
    CHECK(again.at("unchanged") == 3);
  }
}

TEST_CASE("members import: a guessed encoding and an unusual delimiter are said aloud") {
  const Lab lab;
  const auto imported = lab.run({"members", "import", data("latin1.csv")});
  CHECK(imported.status == 0);
  CHECK(imported.err.find("latin1.csv: read as Windows-1252 (no other encoding fits; check the "
                          "accents), cells divided by semicolons\n") == 0);
  CHECK(imported.err.find("column 'Shoe size' is not known") != std::string::npos);
  CHECK(people(lab)[1].at("name") == "Zoë \"Zed\" Müller");
}

TEST_CASE("members import: one bad row, and nothing is written; each is named by its place") {
  const Lab lab;
  const auto refused = lab.run({"members", "import", data("ragged.csv")});
  CHECK(refused.status == 65);
  CHECK(refused.err.find("ragged.csv:3:1: 3 cells where the header has 6\n") != std::string::npos);
  CHECK(refused.err.find("ragged.csv:4:27: a cell behind the 6 of the header\n") !=
        std::string::npos);
  CHECK(refused.err.find("qlab: 2 of 4 rows of 'ragged.csv' cannot be taken; nothing was written\n"
                         "hint: mend them, or keep the others with --skip-bad REJECTS.csv\n") !=
        std::string::npos);
  CHECK(people(lab).empty());
}

TEST_CASE("members import: under --json the report and the error are one object each") {
  const Lab lab;
  const auto refused = lab.run({"members", "import", data("ragged.csv"), "--json"});
  CHECK(refused.status == 65);
  const auto report = nlohmann::json::parse(refused.out);
  CHECK(report.at("written") == false);
  REQUIRE(report.at("rejected").size() == 2);
  CHECK(report.at("rejected")[0].at("line") == 3);
  CHECK(report.at("rejected")[0].at("column") == 1);
  CHECK(report.at("rejected")[0].at("reason") == "3 cells where the header has 6");
  CHECK(nlohmann::json::parse(refused.err).at("error").at("code") == "data");
}

TEST_CASE("members import: bad rows can be kept apart, mended and imported") {
  const Lab lab;
  const auto rejects = lab.path("rejects.csv").string();
  const auto partial =
      lab.run({"members", "import", data("ragged.csv"), "--skip-bad", rejects, "--json"});
  CHECK(partial.status == 3);
  CHECK(partial.err == fmt::format("the rejected rows are in '{}'\n", rejects));
  CHECK(nlohmann::json::parse(partial.out).at("new") == 2);
  CHECK(people(lab).size() == 2);
  auto rows = read(rejects);
  CHECK(rows ==
        "Shoe size,Name,Email,Organisation,Nation,Tags\n38,José García,jose@example.org\n"
        "1,Ann,ann@example.org,,,,extra\n");
  rows.replace(rows.find("jose@example.org\n"), 17, "jose@example.org,,,\n");
  rows.replace(rows.find(",,,,extra"), 9, ",,,");
  CHECK(lab.json({"members", "import", lab.file("mended.csv", rows)}).at("new") == 2);
}

TEST_CASE("members import: the file of rejects cannot be the file itself") {
  const Lab lab;
  const auto file = lab.file("people.csv", "Name,Email\nAnna,nobody\n");
  const auto refused = lab.run({"members", "import", file, "--skip-bad", file});
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(read(file) == "Name,Email\nAnna,nobody\n");
}

TEST_CASE("members import: a dry run says what would happen and writes nothing") {
  const Lab lab;
  const auto before = read(lab.store());
  const auto report = lab.json({"members", "import", data("utf8.csv"), "--dry-run"});
  CHECK(report.at("dry_run") == true);
  CHECK(report.at("written") == false);
  CHECK(report.at("new") == 3);
  CHECK(people(lab).empty());
  CHECK(read(lab.store()) == before);
}

TEST_CASE("members import: standard input is a file too") {
  const Lab lab;
  const auto report = lab.json({"members", "import", "-"}, "Name;Email\nAnna;anna@example.org\n");
  CHECK(report.at("new") == 1);
  CHECK(report.at("source") == "standard input");
  CHECK(report.at("delimiter") == ";");
}

TEST_CASE("members import: what is no CSV is refused with its place and a way out") {
  const Lab lab;
  const auto refusal = [&](std::string_view name) {
    const auto refused = lab.run({"members", "import", data(name)});
    CHECK(refused.status == 65);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("\nhint: ") != std::string::npos);
    return refused.err.substr(0, refused.err.find('\n'));
  };
  CHECK(refusal("nul.csv") == "qlab: nul.csv:2:3: a NUL character (read as UTF-8)");
  CHECK(refusal("unclosed.csv") == "qlab: unclosed.csv:3:5: a quote is never closed");
  CHECK(refusal("after-quote.csv") == "qlab: after-quote.csv:2:12: text after a closing quote");
  CHECK(people(lab).empty());
}

TEST_CASE("members import: a file that is not there, or no file, is named") {
  const Lab lab;
  const auto absent = lab.run({"members", "import", "/nonexistent/people.csv"});
  CHECK(absent.status == 10);
  CHECK(absent.out.empty());
  CHECK(absent.err == "qlab: cannot read '/nonexistent/people.csv': No such file or directory\n");
  CHECK(lab.run({"members", "import", "/"}).status == 74);
}

TEST_CASE("members import: a wrong command line is explained") {
  const Lab lab;
  const auto none = lab.run({"members", "import"});
  CHECK(none.status == 2);
  CHECK(none.out.empty());
  CHECK(none.err.find("qlab: members import: FILE is required\n") == 0);
  const auto flag = lab.run({"members", "import", data("utf8.csv"), "--dry"});
  CHECK(flag.status == 2);
  CHECK(flag.err.find("has no flag '--dry'") != std::string::npos);
}

TEST_CASE("members import: fifty thousand rows twice change nothing the second time") {
  const Lab lab;
  std::string text = "Name,Email,Tags\n";
  for (int i = 0; i < 50'000; ++i) {
    text += fmt::format("Person {0},person{0}@example.org,tag{1}\n", i, i % 7);
  }
  const auto file = lab.file("large.csv", text);
  CHECK(lab.json({"members", "import", file}).at("new") == 50'000);
  CHECK(lab.json({"members", "import", file}).at("unchanged") == 50'000);
}

TEST_CASE("members import: hostile names are stored and exported as they were") {
  const auto folder = realdata("csv/naughty-strings");
  if (is_absent(folder)) return;
  const auto strings = nlohmann::json::parse(read(folder / "blns.json"));
  const Lab lab;
  std::string text = "Email,Name,Organisation\n";
  std::size_t count = 0;
  for (const auto& value : strings) {
    auto cell = value.get<std::string>();
    // An empty cell says nothing, and a NUL is refused; both have their own tests.
    if (cell.empty() || cell.find('\0') != std::string::npos) continue;
    for (auto at = cell.find('"'); at != std::string::npos; at = cell.find('"', at + 2)) {
      cell.insert(at, 1, '"');
    }
    text += fmt::format("n{}@example.org,Somebody,\"{}\"\n", count++, cell);
  }
  CHECK(lab.json({"members", "import", lab.file("hostile.csv", text)}).at("new") == count);
  const auto exported = lab.path("export.csv").string();
  REQUIRE(lab.run({"members", "export", "-o", exported}).status == 0);
  CHECK(lab.json({"members", "import", exported}).at("unchanged") == count);
  const auto table = lab.run({"members", "list", "--format", "table"});
  CHECK(std::none_of(table.out.begin(), table.out.end(),
                     [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 0x7f; }));
}

}  // namespace qlab::test
