// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("store log: every change is there, newest first, with what can be taken back") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.must({"members", "import", lab.file("more.csv", "name,email\nBen,ben@example.org\n")});
  const auto log = lab.json({"store", "log"});
  REQUIRE(log.size() == 3);
  CHECK(log.at(0).at("id") == 3);
  CHECK(log.at(0).at("command") == "members import");
  CHECK(log.at(0).at("summary") ==
        "1 rows: 1 new, 0 updated, 0 unchanged, 0 ambiguous, 0 suppressed, 0 rejected");
  CHECK(log.at(0).at("touched") == parse_json(R"(["m2"])"));
  CHECK(log.at(0).at("at") == "2027-01-15T09:00:00Z");
  CHECK(log.at(0).at("can_undo") == true);
  CHECK(log.at(0).at("why_not").is_null());
  CHECK(log.at(1).at("command") == "members add");
  CHECK(lab.must({"store", "log", "--limit", "1", "--format", "csv"}) ==
        lab.must({"store", "log", "command:import", "--format", "csv"}));
  CHECK(lab.json({"store", "log", "--member", "m1"}).size() == 1);
  CHECK(lab.json({"store", "log", "--since", "tomorrow"}).empty());
}

TEST_CASE(
    "store log: one change shows its rows by table, what builds on it, and no personal data") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "host-led", "m1", "--want", "yes"});
  const auto change = lab.json({"store", "log", "2"});
  CHECK(change.at("can_undo") == false);
  CHECK(change.at("why_not") == "3 (scenarios respond) builds on it");
  CHECK(change.at("built_on_by").at(0).at("id") == 3);
  CHECK(change.at("tables").at(0) ==
        parse_json(R"({"table":"member","inserted":1,"updated":0,"deleted":0})"));
  CHECK(lab.must({"store", "log", "2", "--json"}).find("anna") == std::string::npos);
}

TEST_CASE("store log: its command line") {
  const DeliberationLab lab;
  check_failed(lab.run({"store", "log", "99"}), 10,
               "qlab: there is no change 99\nhint: 'qlab store log' lists them\n");
  const auto wrong = lab.run({"store", "log", "acter:anna"});
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
  check_failed(lab.run({"store", "log", "--member", "anna"}), 2,
               "qlab: 'anna' is no member's id\nhint: write it like m12; 'qlab members list' shows "
               "them\n");
}

}  // namespace qlab::test
