// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct One : Lab {
  One() { add_member(*this, "Anna", "anna@example.org"); }
};

}  // namespace

TEST_CASE("members consent: a word is recorded and the history listed") {
  const One lab;
  const auto given = lab.run({"members", "consent", "m1", "contact", "given", "--channel", "mail",
                              "--evidence", "mail of 3 January"});
  CHECK(given.status == 0);
  CHECK(given.err.empty());
  CHECK(given.out ==
        "action\tmember\tpurpose\trecipient\tprevious\tstate\trecorded\n"
        "consent\tm1\tcontact\t\tunknown\tgiven\ttrue\n");
  CHECK(lab.json({"members", "view", "m1"}).at("consent") == "given");
  (void)lab.json({"members", "consent", "m1", "handover", "refused", "--recipient", "New Trust"});
  const auto history = lab.json({"members", "consent", "m1"});
  REQUIRE(history.size() == 2);
  CHECK(history.at(0).at("evidence") == "mail of 3 January");
  CHECK(history.at(0).at("present") == true);
  CHECK(history.at(1).at("recipient") == "New Trust");
  CHECK(lab.json({"members", "consent", "m1", "handover"}).size() == 1);
  CHECK(lab.json({"members", "view", "m1"}).at("consents") == history);
}

TEST_CASE("members consent: a no is always taken, and becomes a yes only with evidence") {
  const One lab;
  const auto no = lab.run({"members", "consent", "m1", "contact", "withdrawn"});
  CHECK(no.status == 0);
  CHECK(no.err == "recorded as refused: it was unknown before\n");
  const auto again = lab.run({"members", "consent", "m1", "contact", "refused"});
  CHECK(again.status == 0);
  CHECK(again.err == "nothing changed: it is refused already\n");
  check_failed(lab.run({"members", "consent", "m1", "contact", "given"}), 6,
               "qlab: m1: 'contact' is refused, and a no becomes a yes only by the member's own "
               "act\nhint: say with --evidence where that can be looked up\n");
  CHECK(lab.run({"members", "consent", "m1", "contact", "asked"}).status == 6);
  CHECK(lab.json({"members", "consent", "m1", "contact", "given", "--evidence", "call of 5 May"})
            .at("state") == "given");
}

TEST_CASE("members consent: wordings are kept in versions, and who has no proof is listed") {
  const One lab;
  const auto text = lab.file("contact.txt", "May we write to you about what comes next?\n");
  const auto added = lab.run(
      {"members", "consent", "wording", "add", "--purpose", "contact", "--body-file", text});
  CHECK(added.status == 0);
  CHECK(added.err == "version 1 of 'contact' is kept\n");
  CHECK(lab.run({"members", "consent", "m1", "contact", "given", "--wording", "2"}).status == 10);
  (void)lab.json({"members", "consent", "m1", "contact", "given", "--wording", "1"});
  const auto list = lab.json({"members", "consent", "wording", "list"});
  REQUIRE(list.size() == 1);
  CHECK(list.at(0).at("consents") == 1);
  CHECK(lab.json({"members", "consent", "wording", "view", "contact", "1"}).at("body") ==
        "May we write to you about what comes next?");
  const auto missing = lab.json({"members", "consent", "missing"});
  REQUIRE(missing.size() == 1);
  CHECK(missing.at(0).at("member") == "m1");
  CHECK(missing.at(0).at("purpose") == "contact");
  CHECK(lab.json({"members", "consent", "missing", "relation:guest"}).empty());
}

TEST_CASE(
    "members consent: what is typed beside the word is one line, and no empty wording is kept") {
  const One lab;
  for (const std::string field : {"channel", "evidence", "recipient"}) {
    CAPTURE(field);
    const auto* purpose = field == "recipient" ? "handover" : "contact";
    check_failed(lab.run({"members", "consent", "m1", purpose, "given", "--" + field, "a\x1b[31m"}),
                 2,
                 "qlab: the " + field +
                     " holds a line break or another control character: 'a<U+001B>[31m'\n"
                     "hint: write it in one line, without tabs\n");
  }
  CHECK(lab.json({"members", "consent", "m1"}).empty());
  check_failed(lab.run({"members", "consent", "wording", "add", "--purpose", "contact",
                        "--body-file", lab.file("empty.txt", "\n")}),
               65, "qlab: a wording needs a text\n");
  CHECK(lab.run({"members", "export", "anna", "--recipient", "a\nb"}).status == 2);
  CHECK(lab.json({"members", "disclosures"}).empty());
  CHECK(lab.run({"members", "erase", "m1", "--yes", "--reason", "a\nb"}).status == 2);
}

TEST_CASE("members consent: a wrong command line is explained") {
  const One lab;
  check_failed(lab.run({"members", "consent"}), 2,
               "qlab: no member is named\n"
               "hint: write it like: qlab members consent m12 contact given --evidence WHERE\n");
  CHECK(lab.run({"members", "consent", "m1", "contakt", "given"}).err.find("'contact'") !=
        std::string::npos);
  CHECK(lab.run({"members", "consent", "m1", "contact", "unknown"}).status == 2);
  check_failed(lab.run({"members", "consent", "m1", "handover", "given"}), 2,
               "qlab: a consent to the handover names its recipient\nhint: say --recipient NAME\n");
  CHECK(lab.run({"members", "consent", "m9", "contact", "given"}).status == 10);
  CHECK(lab.run({"members", "consent", "wording"}).status == 2);
}

}  // namespace qlab::test
