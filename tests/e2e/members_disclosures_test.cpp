// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

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
