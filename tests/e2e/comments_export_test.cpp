// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// A thread with what comments can have: states, licences, themes, a member, a guest.
struct Thread : DeliberationLab {
  Thread() {
    member("Anna", "anna@example.org");
    comment("First, \"quoted\"\nand =SUM(A1)", {"--licence", "with name"});
    must({"comments", "approve", "c1"});
    must({"comments", "add", "host-led", "--author", "m1", "--accept-policy", "--body",
          "=cmd|' /C calc'!A0", "--reply-to", "c1", "--written-at", "2027-01-02T03:04:05Z"});
    must({"comments", "approve", "c2"});
    comment("Third", {"--reply-to", "c2"});
    comment("Fourth", {"--reply-to", "c3"});
    must({"comments", "approve", "c3", "c4"});
    comment("Waiting");
    comment("Spam");
    must({"comments", "spam", "c6"});
    must({"comments", "theme", "add", "costs", "Running costs"});
    must({"comments", "theme", "put", "costs", "c1", "c2"});
  }
};

/// What a comment is, wherever it was brought to.
std::string essence(const nlohmann::json& row) {
  nlohmann::json kept;
  for (const auto* name : {"author", "state", "reason", "licence", "written_at", "format", "body",
                           "themes", "source", "source_id", "scenario"})
    kept[name] = row.at(name);
  return kept.dump();
}

}  // namespace

TEST_CASE("comments export: what others see, without any address, unless asked for more") {
  const Thread lab;
  const auto rows = lab.json({"comments", "export"});
  CHECK(rows.size() == 4);
  CHECK(lab.json({"comments", "export", "--all"}).size() == 6);
  CHECK(lab.json({"comments", "export", "state:pending"}).size() == 1);
  CHECK(lab.json({"comments", "export", "theme:costs"}).size() == 2);
  CHECK(lab.json({"comments", "export", "licence:with-name"}).size() == 1);
  lab.must({"comments", "hide", "c2"});
  CHECK(lab.must({"comments", "export", "--format", "ids"}) == "c1\n");
  for (const auto* format : {"csv", "json", "jsonl", "md", "tsv", "table"})
    CHECK(lab.must({"comments", "export", "--all", "--format", format}).find('@') ==
          std::string::npos);
}

TEST_CASE("comments export: another store takes it in whole, and once") {
  const Thread lab;
  for (const auto* format : {"csv", "jsonl"}) {
    CAPTURE(format);
    const auto file = lab.file(std::string("out.") + format,
                               lab.must({"comments", "export", "--all", "--format", format}));
    const DeliberationLab other;
    const auto report = other.json({"comments", "import", file});
    CHECK(report.at("new") == 6);
    CHECK(report.at("skipped").empty());
    CHECK(other.json({"comments", "import", file}).at("unchanged") == 6);
    const auto before = lab.json({"comments", "export", "--all"});
    const auto after = other.json({"comments", "export", "--all"});
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(essence(after[i]) == essence(before[i]));
    CHECK(other.json({"comments", "view", "c4"}).at("parent") == "c2");
    CHECK(other.json({"comments", "view", "c4"}).at("answers") == "c3");
    CHECK(other.json({"comments", "view", "c4"}).at("depth") == 3);
    CHECK(other.must({"comments", "search", "first", "--format", "ids"}) == "c1\n");
  }
}

TEST_CASE("comments export: the store that wrote it knows its own") {
  const Thread lab;
  const auto file = lab.file("out.csv", lab.must({"comments", "export", "--all"}));
  const auto again = lab.json({"comments", "import", file});
  CHECK(again.at("new") == 0);
  CHECK(again.at("unchanged") == 6);
  CHECK(lab.json({"comments", "list"}).size() == 6);
}

TEST_CASE("comments export: members whose comments leave are on record") {
  const Thread lab;
  lab.must({"comments", "export", "--recipient", "Example University"});
  const auto given = lab.json({"members", "disclosures", "m1"});
  REQUIRE(given.size() == 1);
  CHECK(given[0].at("recipient") == "Example University");
}

TEST_CASE("comments import: rows without a scenario need one named") {
  const DeliberationLab lab;
  const auto file = lab.file("rows.jsonl",
                             "{\"id\": \"a\", \"author\": \"Ann\", \"body\": \"Hi\", \"date\": "
                             "\"2027-01-02T03:04:05Z\"}\n");
  const auto refused = lab.run({"comments", "import", file});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("--scenario") != std::string::npos);
  const auto report = lab.json({"comments", "import", file, "--scenario", "host-led", "--source",
                                "survey", "--licence", "unnamed"});
  CHECK(report.at("source") == "survey");
  CHECK(lab.json({"comments", "view", "c1"}).at("licence") == "unnamed");
  CHECK(
      lab.run({"comments", "import", file, "--scenario", "host-led", "--licence", "free"}).status ==
      2);
}

TEST_CASE("comments import: a malformed Disqus file is refused whole, or read up to there") {
  const auto path = realdata("blog-comments/remark42/disqus.xml");
  if (is_absent(path)) return;
  const DeliberationLab lab;
  const auto refused = lab.run({"comments", "import", path.string(), "--scenario", "host-led"});
  CHECK(refused.status == 65);
  CHECK(refused.err.starts_with("qlab: disqus.xml:1:"));
  CHECK(lab.json({"comments", "list"}).empty());
  const auto kept = lab.run(
      {"comments", "import", path.string(), "--scenario", "host-led", "--skip-bad", "--json"});
  CHECK(kept.status == 3);
  CHECK(kept.err.starts_with("what stands behind is missing: disqus.xml:147:"));
  const auto report = parse_json(kept.out);
  CHECK(report.at("new") == 5);
  CHECK(lab.json({"comments", "list", "state:published"}).size() == 4);
}

}  // namespace qlab::test
