// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {

TEST_CASE("members disclosures: every export is on record, with whom it was for") {
  const Lab lab;
  for (const auto* name : {"Anna", "Ben", "Cai"})
    add_member(lab, name, fmt::format("{}@example.org", name));
  REQUIRE(lab.run({"members", "export", "-o", lab.path("all.csv").string()}).status == 0);
  REQUIRE(lab.run({"members", "export", "ben", "--recipient", "Example University"}).status == 0);
  REQUIRE(lab.run({"members", "export", "nobody"}).status == 0);
  const auto all = lab.json({"members", "disclosures"});
  REQUIRE(all.size() == 2);
  CHECK(all.at(0).at("kind") == "export");
  CHECK(all.at(0).at("members") == 3);
  CHECK(all.at(0).at("file") == "all.csv");
  CHECK(all.at(0).at("recipient") == nullptr);
  CHECK(all.at(1).at("recipient") == "Example University");
  CHECK(lab.json({"members", "disclosures", "m1"}).size() == 1);
  CHECK(lab.json({"members", "disclosures", "m2"}).size() == 2);
  const auto unknown = lab.run({"members", "disclosures", "m9"});
  CHECK(unknown.status == 10);
  CHECK(unknown.out.empty());
  CHECK(unknown.err == "qlab: there is no member 'm9'\nhint: 'qlab members list' shows them all\n");
}

TEST_CASE("members disclosures: the file that was written is known by its digest") {
  const Lab lab;
  add_member(lab, "Anna", "anna@example.org");
  const auto digest = [&](const std::string& file) {
    return run_process({"/usr/bin/sha256sum", file}).out.substr(0, 64);
  };
  const std::vector<std::vector<std::string>> exports{
      {"members", "export"},
      {"members", "export", "--format", "vcf"},
      {"members", "export", "--person", "m1", "--format", "html"}};
  std::size_t row = 0;
  for (auto words : exports) {
    const auto file = lab.path(fmt::format("file{}", row)).string();
    words.insert(words.end(), {"-o", file});
    REQUIRE(lab.run(words).status == 0);
    CHECK(lab.json({"members", "disclosures"}).at(row).at("sha256") == digest(file));
    ++row;
  }
  REQUIRE(lab.run({"members", "export"}).status == 0);
  CHECK(lab.json({"members", "disclosures"}).at(row).at("sha256") == nullptr);
  // What cannot be written is refused before anybody's data is looked at.
  CHECK(lab.run({"members", "export", "-o", lab.path("absent/file").string()}).status == 74);
  CHECK(lab.json({"members", "disclosures"}).size() == row + 1);
}

TEST_CASE("members disclosures: a report is on record with those whose words stand in it") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto ben = lab.member("Ben", "ben@example.org");
  const auto report = lab.path("report.html").string();
  lab.must({"handover", "report", "-o", report});
  CHECK(lab.json({"members", "disclosures"}).empty());
  for (const auto& [who, licence] : {std::pair(anna, "unnamed"), std::pair(ben, "not outside")}) {
    lab.must({"comments", "add", "host-led", "--author", who, "--accept-policy", "--licence",
              licence, "--body", "I like it."});
  }
  lab.must({"comments", "approve", "c1", "c2"});
  lab.must({"handover", "report", "-o", report, "--recipient", "New Trust"});
  const auto all = lab.json({"members", "disclosures"});
  REQUIRE(all.size() == 1);
  CHECK(all.at(0).at("kind") == "report");
  CHECK(all.at(0).at("recipient") == "New Trust");
  CHECK(all.at(0).at("file") == "report.html");
  CHECK(all.at(0).at("members") == 1);
  CHECK(all.at(0).at("sha256").get<std::string>().size() == 64);
  CHECK(lab.json({"members", "disclosures", anna}).size() == 1);
  CHECK(lab.json({"members", "disclosures", ben}).empty());
}

TEST_CASE("members disclosures: whoever was erased still learns who has their data") {
  const Lab lab;
  add_member(lab, "Anna Lee", "anna@example.org");
  REQUIRE(lab.run({"members", "export", "--recipient", "Anna Lee"}).status == 0);
  REQUIRE(lab.run({"members", "erase", "m1", "--yes"}).status == 0);
  const auto given = lab.json({"members", "disclosures", "m1"});
  REQUIRE(given.size() == 1);
  CHECK(given.at(0).at("recipient") == "former member");
}

}  // namespace qlab::test
