// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {

TEST_CASE("comments search: published ones with the words around, the best first") {
  const DeliberationLab lab;
  lab.comment("Siân asks who pays the running costs of a host");
  lab.comment("Costs, costs, costs");
  lab.comment("Nobody sees these costs");
  lab.must({"comments", "approve", "c1", "c2"});
  const auto hits = lab.json({"comments", "search", "costs"});
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].at("ref") == "c2");
  CHECK(hits[1].at("snippet") == "Siân asks who pays the running [costs] of a host");
  CHECK(hits[1].at("author") == "Gwen");
  CHECK(lab.must({"comments", "search", "sian", "run*", "--format", "ids"}) == "c1\n");
  CHECK(lab.json({"comments", "search", "costs", "--all"}).size() == 3);
  CHECK(lab.json({"comments", "search", "costs", "--limit", "1"}).size() == 1);
  CHECK(lab.must({"comments", "search", "--format", "ids", "--", "costs", "-running"}) == "c2\n");
  CHECK(lab.json({"comments", "search", "nothing"}).empty());
}

TEST_CASE("comments search: words together, beginnings, and the order after an edit") {
  const DeliberationLab lab;
  lab.comment("Peer-support for the hosts");
  lab.comment("The support of a peer, said once and then never again");
  lab.comment("A peer and nobody else");
  lab.must({"comments", "approve", "c1", "c2", "c3"});
  CHECK(lab.must({"comments", "search", "\"PEER support\"", "--format", "ids"}) == "c1\n");
  CHECK(lab.must({"comments", "search", "--format", "ids", "--", "peer", "-\"peer support\""}) ==
        "c3\nc2\n");
  CHECK(lab.json({"comments", "search", "supp*"}).at(0).at("snippet") ==
        "Peer-[support] for the hosts");
  lab.must({"comments", "edit", "c2", "--body", "Peer, peer and peer: support"});
  lab.must({"comments", "approve", "c2"});
  CHECK(lab.must({"comments", "search", "peer", "--format", "ids"}) == "c2\nc1\nc3\n");
  CHECK(lab.json({"comments", "search", "again"}).empty());
}

TEST_CASE("comments search: only about one scenario, and HTML without its markup") {
  const DeliberationLab lab;
  lab.add("merge", {"--open"});
  const auto blog = test_data("comments/blog.xml").string();
  CHECK(lab.run({"comments", "import", blog, "--scenario", "merge"}).status == 3);
  const auto hit = lab.json({"comments", "search", "keep"});
  REQUIRE(hit.size() == 1);
  CHECK(hit[0].at("snippet") == "[Keep] it going &");
  CHECK(lab.json({"comments", "search", "keep", "--scenario", "host-led"}).empty());
  CHECK(lab.run({"comments", "search", "keep", "--scenario", "nowhere"}).status == 10);
}

TEST_CASE("comments search: by the name under it and the scenario's title") {
  const DeliberationLab lab;
  lab.comment("Who pays the running costs of a host?");
  lab.must({"comments", "approve", "c1"});
  const auto hits = lab.json({"comments", "search", "costs", "author:gwe", "scenario:host"});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].at("snippet") == "Who pays the running [costs] of a host?");
  CHECK(lab.json({"comments", "search", "author:Gwen"}).at(0).at("snippet") ==
        "Who pays the running costs of a host?");
  CHECK(lab.json({"comments", "search", "costs", "author:ben"}).empty());
  check_failed(lab.run({"comments", "search", "costs", "scenario:nowhere"}), 10,
               "qlab: no scenario is called 'nowhere'\n"
               "hint: 'qlab scenarios list' shows what there is\n");
}

TEST_CASE("comments search: nothing to look for is exit 2, syntax of the index is words") {
  const DeliberationLab lab;
  check_failed(lab.run({"comments", "search", "!!!"}), 2,
               "qlab: there is no word to search for\n"
               "hint: give words that comments hold; -WORD only leaves some of them out\n");
  CHECK(lab.run({"comments", "search"}).status == 2);
  for (const auto* typed : {"body:x OR (", "\"", "NEAR(a b", "x AND", "^a"})
    CHECK(lab.run({"comments", "search", typed}).err.find("fts5") == std::string::npos);
}

}  // namespace qlab::test
