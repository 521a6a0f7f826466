// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {

TEST_CASE("members why: mails, what they depend on, and invitations that were not") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab));
  add_member(lab, "Anna", "anna@example.org");
  add_member(lab, "Ben", "ben@example.org");
  REQUIRE(lab.run({"webinar", "invite", "future", "--to", "email:anna"}).status == 0);
  REQUIRE(lab.run({"members", "consent", "m2", "contact", "refused"}).status == 0);
  const auto anna = lab.json({"members", "why", "m1"});
  CHECK(anna.at("mailable") == true);
  CHECK(anna.at("objection").is_null());
  CHECK(anna.at("circumstances").size() == 5);
  REQUIRE(anna.at("mails").size() == 1);
  CHECK(anna.at("mails").at(0).at("state") == "sent");
  CHECK(anna.at("not_invited").empty());
  const auto ben = lab.json({"members", "why", "m2"});
  CHECK(ben.at("mailable") == false);
  CHECK(ben.at("objection") == "mail was refused");
  CHECK(ben.at("consents").size() == 1);
  CHECK(ben.at("not_invited").at(0).at("reason") == "mail was refused");
  CHECK(ben.at("circumstances").at(3).at("state") ==
        "refused since 2027-01-15T09:00:00Z, without evidence");
  const auto card = lab.run({"members", "why", "m2", "--format", "table"});
  CHECK(card.status == 0);
  CHECK(card.out.find("mail was refused") != std::string::npos);
}

TEST_CASE("members why: their calls, and why none may be offered") {
  WebinarHall lab;
  add_member(lab, "Anna", "anna@example.org");
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m1", "no"}).status == 0);
  const auto anna = lab.json({"members", "why", "m1"});
  CHECK(anna.at("no_calls").is_null());
  REQUIRE(anna.at("calls").size() == 1);
  CHECK(anna.at("calls").at(0).at("webinar") == "w1");
  REQUIRE(lab.run({"members", "consent", "m1", "call", "refused"}).status == 0);
  CHECK(lab.json({"members", "why", "m1"}).at("no_calls") == "calls were refused");
}

TEST_CASE("members why: the verdict follows send.basis and the state of the address") {
  Lab lab;
  add_member(lab, "Anna", "anna@example.org");
  lab.configure("[send]\nbasis = \"consent\"\n");
  CHECK(lab.json({"members", "why", "m1"}).at("objection") == "consent to mail was not given");
  lab.configure("");
  execute(lab, "UPDATE member_address SET state = 'bad'");
  CHECK(lab.json({"members", "why", "m1"}).at("objection") == "the address is bad");
  const auto nobody = lab.run({"members", "why", "m9"});
  CHECK(nobody.status == 10);
  CHECK(nobody.out.empty());
  CHECK(lab.run({"members", "why"}).status == 2);
}

}  // namespace qlab::test
