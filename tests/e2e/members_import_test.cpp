// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

std::string data(std::string_view name) { return (test_data("members") / name).string(); }

nlohmann::json people(const Lab& lab) {
  return lab.json({"members", "list", "--json=name,email,organisation,nation,tags"});
}

std::string joined(const std::vector<std::string>& rows) {
  std::string text;
  for (const auto& row : rows) text += row;
  return text;
}

}  // namespace

TEST_CASE("members import: new members are counted and can be listed") {
  const Lab lab;
  const auto imported = lab.run({"members", "import", data("utf8.csv"), "--json"});
  CHECK(imported.status == 0);
  CHECK(imported.err.empty());
  const auto report = parse_json(imported.out);
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
  CHECK(imported.err.find("columns not known and left out: Shoe size") != std::string::npos);
  CHECK(people(lab)[1].at("name") == "Zoë \"Zed\" Müller");
}

TEST_CASE("members import: one bad row, and nothing is written, and each is named by its place") {
  const Lab lab;
  const auto refused = lab.run({"members", "import", data("ragged.csv")});
  CHECK(refused.status == 65);
  CHECK(refused.err.find("ragged.csv:3:1: 3 cells where the header has 6\n") != std::string::npos);
  CHECK(refused.err.find("ragged.csv:4:26: a cell behind the 6 of the header\n") !=
        std::string::npos);
  CHECK(refused.err.find(
            "qlab: 2 of 4 rows of 'ragged.csv' cannot be taken; nothing was written\n"
            "hint: mend them, leave a column out with --map 'COLUMN=', or keep the others with "
            "--skip-bad REJECTS.csv\n") != std::string::npos);
  CHECK(people(lab).empty());
}

TEST_CASE("members import: under --json the report and the error are one object each") {
  const Lab lab;
  const auto refused = lab.run({"members", "import", data("ragged.csv"), "--json"});
  CHECK(refused.status == 65);
  const auto report = parse_json(refused.out);
  CHECK(report.at("written") == false);
  REQUIRE(report.at("rejected").size() == 2);
  CHECK(report.at("rejected")[0].at("line") == 3);
  CHECK(report.at("rejected")[0].at("column") == 1);
  CHECK(report.at("rejected")[0].at("reason") == "3 cells where the header has 6");
  CHECK(parse_json(refused.err).at("error").at("code") == "data");
}

TEST_CASE("members import: bad rows can be kept apart, mended and imported") {
  const Lab lab;
  const auto rejects = lab.path("rejects.csv").string();
  const auto partial =
      lab.run({"members", "import", data("ragged.csv"), "--skip-bad", rejects, "--json"});
  CHECK(partial.status == 3);
  CHECK(partial.err == fmt::format("the rejected rows are in '{}'\n", rejects));
  CHECK(parse_json(partial.out).at("new") == 2);
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

TEST_CASE("members import: fifty thousand rows twice, and shuffled, change nothing") {
  const Lab lab;
  std::vector<std::string> rows;
  for (int i = 0; i < 50'000; ++i) {
    rows.push_back(fmt::format("Person {0},person{0}@example.org,tag{1}\n", i, i % 7));
  }
  const auto file = [&](const char* name) {
    return lab.file(name, "Name,Email,Tags\n" + joined(rows));
  };
  const auto in_order = file("large.csv");
  CHECK(lab.json({"members", "import", in_order}).at("new") == 50'000);
  std::shuffle(rows.begin(), rows.end(), std::mt19937(1));
  for (const auto& again : {in_order, file("shuffled.csv")}) {
    CHECK(lab.json({"members", "import", again}).at("unchanged") == 50'000);
  }
}

TEST_CASE("members import: columns are mapped by hand, and a wrong mapping is named") {
  const Lab lab;
  const auto file = lab.file("people.csv", "Who,Contact,Notes\nAnna,a@example.org,x\n");
  const auto imported = lab.run({"members", "import", file, "--map", "Who=name", "--map",
                                 "Contact=email", "--map", "Notes=", "--json"});
  CHECK(imported.status == 0);
  const auto report = parse_json(imported.out);
  CHECK(report.at("new") == 1);
  CHECK(report.at("ignored_columns") == nlohmann::json{"Notes"});
  CHECK(report.at("unknown_columns").empty());
  const auto wrong = lab.run({"members", "import", file, "--map", "Who=nmae"});
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
  CHECK(wrong.err == "qlab: 'nmae' is not a field of members\nhint: did you mean 'name'?\n");
  CHECK(lab.run({"members", "import", file, "--map", "Hwo=name"}).status == 2);
}

TEST_CASE("members import: who wins where values differ is said by --on-conflict") {
  const Lab lab;
  REQUIRE(lab.run({"members", "import", "-"}, "Name,Email,Org\nAnna,a@example.org,A\n").status ==
          0);
  const auto import = [&](const std::string& rule) {
    return lab.run({"members", "import", "-", "--on-conflict", rule, "--json"},
                   "Name,Email,Org\nAnna,a@example.org,B\n");
  };
  const auto refused = import("fail");
  CHECK(refused.status == 65);
  CHECK(parse_json(refused.out).at("rejected")[0].at("reason") == "m1 has another organisation");
  const auto kept = import("skip");
  CHECK(kept.status == 0);
  CHECK(parse_json(kept.out).at("unchanged") == 1);
  CHECK(parse_json(kept.out).at("conflicts") == 1);
  CHECK(parse_json(import("update").out).at("updated") == 1);
  const auto wrong = import("skipp");
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("'skip'") != std::string::npos);
}

TEST_CASE("members import: JSON lines are read, and a broken line is named by its place") {
  const Lab lab;
  const auto report =
      lab.json({"members", "import", "-"},
               "{\"name\":\"-\",\"email\":\"a@example.org\",\"tags\":[\"x\",\"y\"]}\n"
               "{\"name\":\"Ben\",\"email\":\"b@example.org\",\"tags\":null}\n");
  CHECK(report.at("new") == 2);
  CHECK(report.at("format") == "jsonl");
  CHECK(report.at("delimiter").is_null());
  CHECK(people(lab)[0].at("name") == "-");
  const auto broken =
      lab.run({"members", "import",
               lab.file("broken.jsonl",
                        "{\"name\":\"Cai\",\"email\":\"c@example.org\"}\n{\"name\":\"Dee\n")});
  CHECK(broken.status == 65);
  CHECK(broken.out.empty());
  CHECK(broken.err.find("qlab: broken.jsonl:2:1: no JSON\n") == 0);
  CHECK(people(lab).size() == 2);
}

TEST_CASE("members import: an export of another program is recognised and said aloud") {
  const Lab lab;
  const auto imported =
      lab.run({"members", "import", data("unsubscribed_email_audience_export_1.csv")});
  CHECK(imported.status == 0);
  CHECK(imported.err.find("unsubscribed_email_audience_export_1.csv: an export of Mailchimp; its"
                          " name says unsubscribed: none of them gets mail\n") == 0);
}

TEST_CASE("members import: formulas that attack a spreadsheet come back equal, and marked") {
  const auto file = realdata("csv/injection/Intruder/csv-payload.txt");
  if (is_absent(file)) return;
  const Lab lab;
  std::string text = "Email,Name,Organisation\n";
  std::size_t count = 0;
  auto payloads = read(file);
  std::replace(payloads.begin(), payloads.end(), '\n', '\0');
  for (const char* at = payloads.c_str(); at < payloads.c_str() + payloads.size();) {
    auto cell = std::string(at);
    at += cell.size() + 1;
    if (cell.empty()) continue;
    for (auto quote = cell.find('"'); quote != std::string::npos; quote = cell.find('"', quote + 2))
      cell.insert(quote, 1, '"');
    text += fmt::format("n{}@example.org,Somebody,\"{}\"\n", count++, cell);
  }
  REQUIRE(lab.json({"members", "import", lab.file("hostile.csv", text)}).at("new") == count);
  const auto exported = lab.run({"members", "export"}).out;
  CHECK(exported.find(",=") == std::string::npos);
  CHECK(exported.find(",\"=") == std::string::npos);
  CHECK(lab.json({"members", "import", lab.file("export.csv", exported)}).at("unchanged") == count);
}

TEST_CASE("members import: hostile names are stored and exported as they were") {
  const auto folder = realdata("csv/naughty-strings");
  if (is_absent(folder)) return;
  const auto strings = parse_json(read(folder / "blns.json"));
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

TEST_CASE("members import: a pipe is read like the file that it comes from") {
  const Lab lab;
  const auto imported =
      run_process({"/bin/bash", "-c", "\"$0\" members import <(cat \"$1\") --json=new", binary(),
                   data("utf8.csv")},
                  lab.variables);
  CHECK(imported.err == "");
  CHECK(imported.status == 0);
  CHECK(parse_json(imported.out).at("new") ==
        lab.json({"members", "import", data("utf8.csv")}).at("unchanged"));
}

}  // namespace qlab::test
