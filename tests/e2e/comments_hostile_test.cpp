// SPDX-License-Identifier: Apache-2.0
// Texts that were written to do harm, through every output of comments.
#include <string>
#include <vector>

#include "tests/support/deliberation.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/terminal.hpp"

namespace qlab::test {
namespace {

/// Each hostile text is a comment, and signs one.
struct Hostile : DeliberationLab {
  std::size_t count = 0;

  Hostile() {
    std::string rows;
    for (const auto& text : hostile_texts()) {
      nlohmann::json row{{"id", ++count},
                         {"author", text},
                         {"text", "a " + text + " z"},
                         {"state", "published"},
                         {"created_at", "2027-01-02T03:04:05Z"}};
      rows += row.dump() + "\n";
    }
    const auto imported = run(
        {"comments", "import", file("naughty.jsonl", rows), "--scenario", "host-led", "--json"});
    REQUIRE(imported.status == 0);
    REQUIRE(parse_json(imported.out).at("new") == count);
  }
};

}  // namespace

TEST_CASE("comments: naughty texts act on no terminal") {
  const Hostile lab;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"comments", "list"},
                                                {"comments", "export", "--all"},
                                                {"comments", "search", "a", "--limit", "1000"}}) {
    auto shown = words;
    shown.insert(shown.end(), {"--format", "table"});
    CHECK_FALSE(acts_on_terminal(lab.must(shown)));
  }
  CHECK_FALSE(acts_on_terminal(lab.must({"comments", "view", "c3", "--format", "table"})));
}

TEST_CASE("comments: naughty texts act on no terminal as CSV or JSON either") {
  const Hostile lab;
  for (const std::string format : {"csv", "json", "jsonl"}) {
    CAPTURE(format);
    auto shown = run_on_terminal(
        {}, {binary(), "comments", "export", "--all", "--no-pager", "--format", format},
        lab.variables);
    CHECK(shown.status == 0);
    std::erase(shown.out, '\r');
    CHECK(shown.out.find("alert('planted')") != std::string::npos);
    CHECK_FALSE(acts_on_terminal(shown.out));
  }
}

TEST_CASE("comments: naughty texts come back equal from CSV and JSON lines") {
  const Hostile lab;
  const auto before = lab.json({"comments", "export", "--all"});
  REQUIRE(before.size() == lab.count);
  for (const auto* format : {"csv", "jsonl"}) {
    const DeliberationLab other;
    const auto file =
        lab.file("out", lab.must({"comments", "export", "--all", "--format", format}));
    CHECK(other.json({"comments", "import", file}).at("new") == lab.count);
    const auto after = other.json({"comments", "export", "--all"});
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      CHECK(after[i].at("body") == before[i].at("body"));
      CHECK(after[i].at("author") == before[i].at("author"));
    }
  }
}

TEST_CASE("comments: no cell of the CSV is a formula, no element in Markdown and HTML is theirs") {
  const Hostile lab;
  const auto csv = lab.must({"comments", "export", "--all", "--format", "csv"});
  CHECK(formulas(csv) == std::vector<std::string>{});
  CHECK(has_only_escaped_brackets(lab.must({"comments", "list", "--format", "md"})));
  const auto report = lab.must({"handover", "report", "--format", "html"});
  CHECK(report.find("<script") == std::string::npos);
  CHECK(report.find("onerror=") == std::string::npos);
}

}  // namespace qlab::test
