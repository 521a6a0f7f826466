// SPDX-License-Identifier: Apache-2.0
// Texts that were written to do harm, through every output of comments.
#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// Each naughty string and each formula is a comment, and signs one.
std::vector<std::string> texts() {
  std::vector<std::string> all;
  for (const auto& text : parse_json(read(realdata("csv/naughty-strings/blns.json"))))
    all.push_back(text.get<std::string>());
  std::istringstream payloads(read(realdata("csv/injection/Intruder/csv-payload.txt")));
  for (std::string line; std::getline(payloads, line);) all.push_back(line);
  return all;
}

/// Control characters but line ends, and marks of writing direction.
bool acts_on_terminal(std::string_view text) {
  constexpr std::array<std::string_view, 11> marks{"\u061c", "\u200e", "\u200f", "\u202a",
                                                   "\u202b", "\u202c", "\u202d", "\u202e",
                                                   "\u2066", "\u2067", "\u2069"};
  const bool control = std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7f;
  });
  return control || std::ranges::any_of(marks, [&](auto mark) {
           return text.find(mark) != std::string_view::npos;
         });
}

struct Hostile : DeliberationLab {
  std::size_t count = 0;

  Hostile() {
    std::string rows;
    for (const auto& text : texts()) {
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

bool is_absent_here() { return is_absent(realdata("csv/naughty-strings/blns.json")); }

}  // namespace

TEST_CASE("comments: naughty texts act on no terminal") {
  if (is_absent_here()) return;
  const Hostile lab;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"comments", "list"},
                                                {"comments", "export", "--all"},
                                                {"comments", "search", "a", "--limit", "1000"}}) {
    auto shown = words;
    shown.insert(shown.end(), {"--format", "table"});
    CHECK_FALSE(acts_on_terminal(lab.must(shown)));
  }
  CHECK_FALSE(acts_on_terminal(lab.must({"comments", "view", "c100", "--format", "table"})));
}

TEST_CASE("comments: naughty texts come back equal from CSV and JSON lines") {
  if (is_absent_here()) return;
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
  if (is_absent_here()) return;
  const Hostile lab;
  const auto csv = lab.must({"comments", "export", "--all", "--format", "csv"});
  for (const auto* start : {"\n=", ",=", ",+", ",@", ",\"=", ",\"+", ",\"@", ",\"-"}) {
    const auto at = csv.find(start);
    // Within a quoted cell a comma is text: only what begins a cell counts.
    if (at == std::string::npos) continue;
    const auto quotes = std::count(csv.begin(), csv.begin() + static_cast<std::ptrdiff_t>(at), '"');
    CHECK(quotes % 2 == 1);
  }
  const auto markdown = lab.must({"comments", "list", "--format", "md"});
  for (auto at = markdown.find('<'); at != std::string::npos; at = markdown.find('<', at + 1))
    CHECK(markdown.at(at - 1) == '\\');
  const auto report = lab.must({"handover", "report", "--format", "html"});
  CHECK(report.find("<script") == std::string::npos);
  CHECK(report.find("onerror=") == std::string::npos);
}

}  // namespace qlab::test
