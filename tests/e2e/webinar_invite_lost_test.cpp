// SPDX-License-Identifier: Apache-2.0
// Whoever's letter never arrived can be written to again.
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/replies.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

const std::vector<std::string> invite{
    "webinar", "invite", "future", "--to", "relation:collaborator", "--yes"};

/// To whom invitations left, in order.
std::string invited(const Replies& replies) {
  std::string all;
  for (const auto& mail : replies.mails("invite")) {
    if (mail.at("state") == "sent") all += mail.at("to").get<std::string>() + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("webinar invite: after a bounce and a corrected address it goes to the corrected one") {
  const Replies replies;
  replies.deliver({replies.bounce(1, "anna@example.net", "550 5.1.1 user unknown")});
  REQUIRE(replies.receive().at("applied") == 1);
  CHECK(replies.lab.json(invite).at("queued") == 0);
  replies.ok({"members", "edit", "m1", "--replace-email", "anna@example.net=ann@example.net"});
  CHECK(replies.lab.json(invite).at("queued") == 1);
  CHECK(invited(replies) == "anna@example.net bob@example.net carol@example.net ann@example.net ");
  CHECK(replies.lab.json(invite).at("queued") == 0);
  CHECK(replies.lab.run({"webinar", "ics", "future", "--lint"}).status == 0);
}

TEST_CASE("webinar invite: what was taken back unsent can be sent by another round") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab));
  for (const std::string name : {"anna", "ben", "carl"})
    add_member(lab, name, name + "@example.org");
  REQUIRE(lab.run(with(invite, {"--queue"})).status == 0);
  REQUIRE(lab.run({"mail", "send", "--max", "1"}).status == 0);
  const auto round = lab.json({"store", "log"}).at(0).at("id").dump();
  REQUIRE(lab.run({"store", "undo", round, "--unsent"}).status == 0);
  CHECK(states(lab) == "sent cancelled cancelled");
  CHECK(lab.json(invite).at("queued") == 2);
  CHECK(states(lab) == "sent cancelled cancelled sent sent");
}

}  // namespace qlab::test
