// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// Anna (m1) and Anna Lee (m2), who are one person.
struct Twins : DeliberationLab {
  Twins() {
    add_member(*this, "Anna", "anna@example.org");
    add_member(*this, "Anna Lee", "lee@example.org");
    must({"members", "edit", "m2", "--org", "Acme", "--nation", "Wales"});
    must({"members", "edit", "m1", "--nation", "Cymru"});
  }
};

/// Twins who hold something of everything that a merge moves.
struct FullTwins : Twins {
  FullTwins() {
    configure(maildir_relay(*this));
    must(add_future());
    must({"webinar", "invite", "future", "--to", "email:anna,lee", "--queue"});
    const std::string anna = "m1";
    const std::string lee = "m2";
    for (const auto& [who, word] : {std::pair(anna, "yes"), std::pair(lee, "no")}) {
      must({"scenarios", "respond", "host-led", who, "--want", word, "--reason", "as said"});
      must({"comments", "add", "host-led", "--author", who, "--accept-policy", "--body", word});
      must({"webinar", "rsvp", "future", who, word});
      must({"members", "tag", who, "+" + who});
      must({"members", "edit", who, "--participated", "workshop:" + who + "@2026-05-01"});
    }
    must({"members", "edit", lee, "--account", "lee", "--outlook", "lasting", "--delivery", "off"});
    must({"members", "consent", anna, "contact", "given", "--evidence", "form 3"});
    must({"members", "consent", lee, "contact", "refused"});
    must({"members", "consent", lee, "quote", "given", "--evidence", "mail of 3 January"});
  }

  /// All that a user can see of both.
  [[nodiscard]] std::string seen() const {
    std::string all;
    const std::vector<std::vector<std::string>> views{{"members", "list"},
                                                      {"members", "view", "m1", "m2"},
                                                      {"members", "consent", "m1"},
                                                      {"members", "consent", "m2"},
                                                      {"members", "why", "m1"},
                                                      {"members", "why", "m2"},
                                                      {"comments", "view", "c1"},
                                                      {"comments", "view", "c2"},
                                                      {"scenarios", "view", "host-led"},
                                                      {"scenarios", "tally", "host-led"},
                                                      {"webinar", "view", "future"},
                                                      {"mail", "list"},
                                                      {"mail", "view", "o1"},
                                                      {"mail", "view", "o2"}};
    for (auto words : views) {
      words.emplace_back("--json");
      all += must(words);
    }
    return all;
  }
};

}  // namespace

TEST_CASE("members merge: a dry run shows every field, which value holds and why") {
  const Twins lab;
  const auto preview = lab.json({"members", "merge", "m1", "m2", "--dry-run"});
  CHECK(preview.at("dry_run") == true);
  CHECK(preview.at("member") == "m1");
  nlohmann::json nation;
  for (const auto& field : preview.at("fields")) {
    if (field.at("field") == "nation") nation = field;
  }
  CHECK(nation == nlohmann::json{{"field", "nation"},
                                 {"kept", "Cymru"},
                                 {"duplicate", "Wales"},
                                 {"result", "Cymru"},
                                 {"winner", "kept"},
                                 {"why", "the one who stays decides; both are kept"}});
  CHECK(lab.json({"members", "list"}).size() == 2);
}

TEST_CASE("members merge: nothing is lost, and the old id leads to the member who stays") {
  const Twins lab;
  lab.must({"scenarios", "respond", "host-led", "m2", "--want", "yes"});
  lab.must({"comments", "add", "host-led", "--author", "m2", "--accept-policy", "--body", "Yes!"});
  lab.must({"members", "tag", "m2", "+founder"});
  lab.must({"members", "consent", "m2", "contact", "withdrawn"});
  const auto merged = lab.run({"members", "merge", "m1", "m2"});
  CHECK(merged.status == 0);
  CHECK(merged.err == "m2 was merged into m1\n");
  CHECK(merged.out.find("comments\t0\t1\t1\tboth\tall are kept\n") != std::string::npos);
  const auto seen = lab.run({"members", "view", "m2", "--json"});
  CHECK(seen.err == "m2 was merged into m1\n");
  const auto anna = parse_json(seen.out);
  CHECK(anna.at("ref") == "m1");
  CHECK(anna.at("emails") == nlohmann::json{"anna@example.org", "lee@example.org"});
  CHECK(anna.at("organisation") == "Acme");
  CHECK(anna.at("tags") == nlohmann::json{"founder"});
  CHECK(anna.at("consent") == "refused");
  CHECK(anna.at("merged").at(0).at("member") == "m2");
  CHECK(anna.at("merged").at(0).at("values").size() == 2);
  CHECK(lab.json({"comments", "view", "c1"}).at("author") == "Anna");
  CHECK(lab.json({"members", "list"}).size() == 1);
}

TEST_CASE("members merge: taken back, both people are there again with all that they had") {
  const FullTwins lab;
  const auto before = lab.seen();
  lab.must({"members", "merge", "m1", "m2"});
  CHECK(lab.json({"members", "view", "m2"}).at("ref") == "m1");
  const auto undone = lab.run({"store", "undo"});
  CHECK(undone.status == 0);
  INFO(undone.err);
  CHECK(lab.seen() == before);
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
  // What was taken back can be done again.
  lab.must({"members", "merge", "m1", "m2"});
}

TEST_CASE("members merge: what builds on it is named, and nothing is taken back by half") {
  const FullTwins lab;
  lab.must({"members", "merge", "m1", "m2"});
  lab.must({"members", "edit", "m1", "--org", "Acme Trust"});
  const auto merge = lab.json({"store", "log", "command:merge"}).at(0).at("id").get<int>();
  const auto after = lab.must({"members", "view", "m1", "--json"});
  const auto refused = lab.run({"store", "undo", std::to_string(merge)});
  CHECK(refused.status == 6);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("members edit") != std::string::npos);
  CHECK(lab.must({"members", "view", "m1", "--json"}) == after);
}

TEST_CASE("members merge: a merged person is not invited a second time") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab));
  add_member(lab, "Anna", "anna@example.org");
  add_member(lab, "Anna Lee", "lee@example.org");
  REQUIRE(lab.run({"webinar", "invite", "future", "--to", "email:lee"}).status == 0);
  REQUIRE(lab.run({"members", "merge", "m1", "m2"}).status == 0);
  const auto again = lab.json({"webinar", "invite", "future", "--to", "relation:collaborator"});
  CHECK(again.at("queued") == 0);
  CHECK(again.at("skipped").at(0).at("reason") == "already_written");
}

TEST_CASE("members merge: likely duplicates are suggested with a reason") {
  const Twins lab;
  lab.must({"members", "edit", "m1", "--name", "Anna Lee", "--org", "ACME"});
  CHECK(lab.run({"members", "merge", "--suggest"}).out ==
        "member\tname\tduplicate\tduplicate_name\treason\n"
        "m1\tAnna Lee\tm2\tAnna Lee\tthe same name and organisation\n");
}

TEST_CASE("members merge: what cannot be merged is said") {
  const Twins lab;
  check_failed(lab.run({"members", "merge", "m1", "anna@example.org"}), 2,
               "qlab: m1 cannot be merged with itself\n"
               "hint: name the member who stays, then the duplicate\n");
  CHECK(lab.run({"members", "merge", "m1", "m9"}).status == 10);
  check_failed(lab.run({"members", "merge", "m1"}), 2,
               "qlab: two members are to be named\n"
               "hint: write it like: qlab members merge m3 m12; --suggest finds likely "
               "duplicates\n");
  lab.must({"members", "merge", "m1", "m2"});
  check_failed(lab.run({"members", "merge", "m1", "m2"}), 6,
               "qlab: m2 was merged into m1 already\n");
}

}  // namespace qlab::test
