// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {
namespace {

struct Ambiguous : Lab {
  Ambiguous() {
    REQUIRE(run({"members", "import", "-"}, "Name,Email\nAnna,a@example.org\nLee,b@example.org\n")
                .status == 0);
  }
  [[nodiscard]] Finished import_both() const {
    return run({"members", "import", "-"}, "Name,Email\nAnna Lee,a@example.org;b@example.org\n");
  }
};

}  // namespace

TEST_CASE("members import: ambiguous rows are named, kept, listed and dropped by a person") {
  const Ambiguous lab;
  const auto imported = lab.import_both();
  CHECK(imported.status == 3);
  CHECK(imported.err ==
        "standard input:2:1: ambiguous: its addresses are those of m1, m2\n"
        "the ambiguous rows wait: see 'qlab members import --review'\n");
  const auto waiting = lab.json({"members", "import", "--review"});
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].at("candidates") == nlohmann::json{"m1", "m2"});
  CHECK(waiting[0].at("addresses") == nlohmann::json{"a@example.org", "b@example.org"});
  const auto settled = lab.run({"members", "import", "--settle", "--format", "csv"});
  CHECK(settled.status == 3);
  CHECK(settled.err == "0 rows were taken; 1 still wait\n");
  CHECK(lab.run({"members", "import", "--drop", "1"}).status == 0);
  CHECK(lab.json({"members", "import", "--review"}).empty());
  const auto gone = lab.run({"members", "import", "--drop", "1"});
  CHECK(gone.status == 10);
  CHECK(gone.err ==
        "qlab: no row 1 waits\nhint: 'qlab members import --review' lists those that do\n");
}

TEST_CASE("members import: a dry run of an ambiguous row queues nothing") {
  const Ambiguous lab;
  const auto shown = lab.run({"members", "import", "-", "--dry-run"},
                             "Name,Email\nAnna Lee,a@example.org;b@example.org\n");
  CHECK(shown.status == 3);
  CHECK(lab.json({"members", "import", "--review"}).empty());
}

TEST_CASE("members import: a file and the rows that wait are two things") {
  const Ambiguous lab;
  const auto both = lab.run({"members", "import", "people.csv", "--review"});
  CHECK(both.status == 2);
  CHECK(both.out.empty());
  CHECK(both.err.find("--review, --settle and --drop take no file and no other") !=
        std::string::npos);
}

}  // namespace qlab::test
