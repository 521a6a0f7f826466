// SPDX-License-Identifier: Apache-2.0
// Whoever answers by mail is told how it was understood.
#include <doctest/doctest.h>

#include "tests/support/replies.hpp"

namespace qlab::test {
namespace {

constexpr auto* stamp = "20270110T090000Z";

bool holds(const nlohmann::json& text, std::string_view part) {
  return text.get<std::string>().find(part) != std::string::npos;
}

std::string raw(const Replies& replies, const nlohmann::json& mail) {
  return replies.ok({"mail", "view", mail.at("ref").get<std::string>(), "--raw"}).out;
}

}  // namespace

TEST_CASE(
    "webinar confirm: an answer that counts is confirmed once, by a mail that is a program's") {
  const Replies replies;
  const auto yes = replies.answer("anna", "ACCEPTED", stamp);
  replies.deliver(
      {yes, replies.answer("anna", "ACCEPTED", "20270111T090000Z"), replies.word("maybe", 2)});
  CHECK(replies.receive().at("applied") == 3);
  const auto mails = replies.mails("confirm");
  REQUIRE(mails.size() == 2);
  CHECK(mails[0].at("member") == "m1");
  CHECK(mails[0].at("state") == "queued");
  CHECK(mails[0].at("subject") == "You are coming: The future (Sat 20 Feb 2027)");
  CHECK(holds(mails[0].at("text"), "thank you: you told us that you are coming to\n"));
  CHECK(holds(mails[0].at("text"), "You have a place."));
  CHECK(holds(mails[0].at("text"), "Join here: https://meet.example.org/x"));
  CHECK(mails[1].at("subject") == "You may come: The future (Sat 20 Feb 2027)");
  const auto bytes = raw(replies, mails[0]);
  CHECK(bytes.find("Auto-Submitted: auto-replied") != std::string::npos);
  CHECK(bytes.find("text/calendar") == std::string::npos);
  CHECK(replies.ok({"mail", "send"}).err.empty());
  CHECK(replies.mails("confirm").front().at("state") == "sent");
  CHECK(replies.lab.run({"store", "check"}).status == 0);
}

TEST_CASE(
    "webinar confirm: each different answer once, and never one that was taken back by then") {
  const Replies replies;
  replies.deliver({replies.answer("anna", "ACCEPTED", stamp),
                   replies.answer("anna", "DECLINED", "20270111T090000Z"),
                   replies.answer("anna", "TENTATIVE", "20270109T090000Z")});
  CHECK(replies.receive().at("applied") == 3);
  auto mails = replies.mails("confirm");
  REQUIRE(mails.size() == 2);  // the maybe was older than the yes
  CHECK(mails[1].at("subject") == "You cannot come: The future (Sat 20 Feb 2027)");
  CHECK_FALSE(holds(mails[1].at("text"), "https://"));
  const auto sent = replies.lab.json({"mail", "send"});
  CHECK(sent.at("sent").size() == 1);
  CHECK(sent.at("cancelled").size() == 1);
  mails = replies.mails("confirm");
  CHECK(mails[0].at("state") == "cancelled");
  CHECK(mails[0].at("detail") == "answered already: no");
  CHECK(mails[1].at("state") == "sent");
  replies.deliver({replies.answer("anna", "ACCEPTED", "20270112T090000Z")});
  CHECK(replies.receive().at("applied") == 1);
  REQUIRE(replies.mails("confirm").size() == 3);  // the first was never sent
  CHECK(replies.ok({"mail", "send"}).err.empty());
  CHECK(replies.mails("confirm")[2].at("state") == "sent");
  replies.deliver({replies.answer("anna", "DECLINED", "20270113T090000Z"),
                   replies.answer("anna", "ACCEPTED", "20270114T090000Z")});
  CHECK(replies.receive().at("applied") == 2);
  CHECK(replies.mails("confirm").size() == 3);  // both were confirmed by now
}

TEST_CASE("webinar confirm: who finds no place is told that they wait, and then that they come") {
  const Replies replies;
  replies.ok({"webinar", "edit", "future", "--capacity", "1"});
  replies.deliver({replies.answer("anna", "ACCEPTED", stamp), replies.word("yes", 2)});
  CHECK(replies.receive().at("applied") == 2);
  auto mails = replies.mails("confirm");
  REQUIRE(mails.size() == 2);
  CHECK(mails[1].at("member") == "m2");
  CHECK(mails[1].at("subject") == "You are on the waiting list: The future (Sat 20 Feb 2027)");
  CHECK(holds(mails[1].at("text"), "All places are taken at the moment"));
  CHECK_FALSE(holds(mails[1].at("text"), "Join here"));
  replies.ok({"mail", "send"});
  replies.deliver({replies.word("no", 1), replies.word("yes", 2, "Message-ID: <2@example.com>\n")});
  CHECK(replies.receive().at("applied") == 2);
  mails = replies.mails("confirm");
  REQUIRE(mails.size() == 4);
  CHECK(mails[3].at("subject") == "You are coming: The future (Sat 20 Feb 2027)");
}

TEST_CASE("webinar confirm: a program's answer, and one without a sender, are not answered") {
  // What people say by their calendar is often sent by a server. An address says it for nobody.
  const Replies replies;
  const auto with = [&](std::string_view header, const std::string& mail) {
    return std::string(header) + "\n" + mail;
  };
  replies.deliver({with("Auto-Submitted: auto-replied", replies.answer("anna", "ACCEPTED", stamp)),
                   with("Return-Path: <>", replies.answer("bob", "ACCEPTED", stamp)),
                   with("Return-Path: <>", replies.word("yes", 3))});
  const auto counts = replies.receive();
  CHECK(counts.at("applied") == 2);
  CHECK(counts.at("nothing") == 1);
  CHECK(replies.standing("m3") == "invited");
  CHECK(replies.mails("confirm").empty());
  replies.deliver({with("Auto-Submitted: auto-generated",
                        replies.answer("anna", "DECLINED", "20270111T090000Z"))});
  CHECK(replies.receive().at("applied") == 1);
  CHECK(replies.mails("confirm").size() == 1);  // a calendar server made it of what Anna said
}

TEST_CASE(
    "webinar confirm: nobody who may not be written to, and nobody where it is switched off") {
  const Replies replies;
  replies.ok({"members", "consent", "m1", "contact", "withdrawn"});
  replies.ok({"mail", "suppress", "bob@example.net"});
  replies.deliver(
      {replies.answer("anna", "ACCEPTED", stamp), replies.answer("bob", "ACCEPTED", stamp)});
  CHECK(replies.receive().at("applied") == 2);
  CHECK(replies.mails("confirm").empty());
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.standing("m2") == "yes");
  Replies quiet("maildir", "[webinar]\nconfirm = false\n");
  quiet.deliver({quiet.answer("anna", "ACCEPTED", stamp)});
  CHECK(quiet.receive().at("applied") == 1);
  CHECK(quiet.mails("confirm").empty());
}

TEST_CASE(
    "webinar confirm: a no that comes before sending stops it, and a webinar that moves does") {
  const Replies replies;
  replies.deliver(
      {replies.answer("anna", "ACCEPTED", stamp), replies.answer("bob", "ACCEPTED", stamp)});
  CHECK(replies.receive().at("applied") == 2);
  replies.ok({"members", "consent", "m1", "contact", "withdrawn"});
  CHECK(replies.lab.json({"mail", "send"}).at("cancelled").size() == 1);
  CHECK(replies.mails("confirm")[1].at("state") == "sent");
  replies.deliver({replies.answer("carol", "ACCEPTED", stamp)});
  CHECK(replies.receive().at("applied") == 1);
  replies.ok({"webinar", "edit", "future", "--start", "2027-02-21 12:30"});
  CHECK(replies.mails("confirm")[2].at("state") == "cancelled");
}

TEST_CASE("webinar confirm: an answer that a person vouches for is confirmed as well, and undone") {
  const Replies replies;
  replies.deliver({replies.answer("anna", "ACCEPTED", stamp, "elsewhere.example.org")});
  CHECK(replies.receive().at("waiting") == 1);
  CHECK(replies.mails("confirm").empty());
  CHECK(replies.lab.json({"mail", "inbox", "assign", "1", "m1"}).at("state") == "applied");
  CHECK(replies.mails("confirm").size() == 1);
  replies.ok({"store", "undo"});
  CHECK(replies.mails("confirm").empty());
  CHECK(replies.standing("m1") == "invited");
  CHECK(replies.lab.run({"store", "check"}).status == 0);
}

}  // namespace qlab::test
