// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {

namespace {

/// c1 to c6 of the export: c5 is spam, c6 was deleted there.
void import_blog(const Lab& lab) {
  const auto blog = test_data("comments/blog.xml").string();
  REQUIRE(lab.run({"comments", "import", blog, "--scenario", "host-led"}).status == 3);
}

}  // namespace

TEST_CASE("comments approve: what waits is published, also from standard input") {
  const DeliberationLab lab;
  lab.comment("one");
  lab.comment("two");
  lab.comment("three");
  const auto approved = lab.json({"comments", "approve", "c1", "c2"});
  REQUIRE(approved.size() == 2);
  CHECK(approved[0].at("state") == "published");
  CHECK(approved[0].at("previous") == "pending");
  const auto waiting = lab.must({"comments", "list", "state:pending", "--format", "ids"});
  const auto piped = lab.run({"comments", "approve", "-", "--format", "ids"}, waiting);
  CHECK(piped.status == 0);
  CHECK(piped.out == "c3\n");
  CHECK(piped.err.empty());
}

TEST_CASE("comments approve: some cannot be published: each is named, the others are") {
  const DeliberationLab lab;
  import_blog(lab);
  const auto approved = lab.run({"comments", "approve", "c3", "c5", "c6", "--json"});
  CHECK(approved.status == 3);
  CHECK(approved.err ==
        "c5 was not approved: it is spam, and only what is pending or hidden can be approved\n"
        "c6 was not approved: it is rejected, and only what is pending or hidden can be "
        "approved\n");
  const auto rows = parse_json(approved.out);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].at("changed") == true);
  CHECK(rows[1].at("refused") == "it is spam, and only what is pending or hidden can be approved");
  CHECK(lab.json({"comments", "view", "c3"}).at("state") == "published");
}

TEST_CASE("comments approve: nothing that could be published is exit 6") {
  const DeliberationLab lab;
  import_blog(lab);
  check_failed(lab.run({"comments", "approve", "c5"}), 6,
               "qlab: c5 was not approved: it is spam, and only what is pending or hidden can be "
               "approved\n");
}

TEST_CASE("comments approve: an unknown id approves none, and none at all is exit 2") {
  const DeliberationLab lab;
  lab.comment("one");
  CHECK(lab.run({"comments", "approve", "c1", "c9"}).status == 10);
  CHECK(lab.json({"comments", "view", "c1"}).at("state") == "pending");
  CHECK(lab.run({"comments", "approve"}).status == 2);
}

}  // namespace qlab::test
