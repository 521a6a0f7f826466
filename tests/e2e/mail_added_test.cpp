// SPDX-License-Identifier: Apache-2.0
// What members write beside the word that an address with a token says.
#include <doctest/doctest.h>

#include "tests/support/replies.hpp"

namespace qlab::test {

TEST_CASE(
    "mail receive: what is written beside an answer waits to be read, and the answer counts") {
  const Replies replies;
  replies.deliver({replies.word("yes", 1, "Subject: yes\n\nYes, but I need the captions."),
                   replies.word("no", 2, "\n\nNo, thank you.\n\n-- \nBob Lee, Somewhere"),
                   replies.word("stop", 3, "\n\nPlease delete what you hold of me.")});
  const auto received = replies.lab.run({"mail", "receive"});
  CHECK(received.err ==
        "token 1 waits: yes for 'future'; they add: Yes, but I need the captions.\n"
        "token 3 waits: they want no more mail; they add: Please delete what you hold of me.\n");
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.standing("m2") == "no");
  CHECK(replies.reason(1) == "no for 'future'");
  CHECK(replies.lab.json({"members", "list", "consent:refused"}).at(0).at("ref") == "m3");
  const auto mail = replies.lab.json({"mail", "inbox", "view", "1"});
  CHECK(mail.at("member") == "m1");
  CHECK(mail.at("text").get<std::string>().starts_with("Yes, but I need the captions."));
  replies.ok({"mail", "inbox", "done", "1", "3"});
  CHECK(replies.lab.json({"mail", "inbox", "list"}).empty());
}

TEST_CASE("mail receive: what a calendar adds to an answer waits to be read, and it counts") {
  const Replies replies;
  replies.deliver({replies.answer("anna", "ACCEPTED", "20270110T090000Z", "mx.example.org",
                                  "COMMENT:I come late\\,\\nby train.\n"),
                   replies.answer("bob", "DECLINED", "20270110T090000Z", "mx.example.org",
                                  "COMMENT:Sent from my iPhone\n"),
                   replies.answer("carol", "DECLINED", "20270110T090000Z", "elsewhere.example",
                                  "COMMENT:In hospital\n")});
  CHECK(replies.receive().at("waiting") == 2);
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.standing("m2") == "no");
  CHECK(replies.reason(0) == "yes for 'future'; they add: I come late, by train.");
  CHECK(replies.reason(1) == "no for 'future'");
  CHECK(replies.reason(2) == "nothing proves who sent it");
  // Whoever says whose it is has it before them.
  const auto assigned = replies.lab.json({"mail", "inbox", "assign", "3", "m3"});
  CHECK(assigned.at("state") == "applied");
  CHECK(assigned.at("reason") == "no for 'future'; they add: In hospital");
}

TEST_CASE("mail receive: nothing of what the erased add is kept") {
  const Replies replies;
  replies.ok({"members", "erase", "m1", "--yes"});
  replies.deliver({replies.word("yes", 1, "\n\nYes, but I need the captions.")});
  CHECK(replies.receive().at("nothing") == 1);
  CHECK(replies.reason(0) == "its member was erased");
}

}  // namespace qlab::test
