// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {

TEST_CASE("calls cancel: a mail takes it out of the calendar, and the slot is free again") {
  CallHall lab(2);
  lab.ok({"calls", "book", "k1", "t1"});
  const auto done = lab.json({"calls", "cancel", "k1", "--by", "member"});
  CHECK(done.at("calls").at(0).at("state") == "cancelled");
  CHECK(lab.field("k1", "by") == "member");
  CHECK(lab.mails() == Lines{"call-invite m1 sent", "call-cancel m1 sent"});
  const auto calendar = calendar_of(read_mail(lab.file("mail.eml", lab.raw("o2"))));
  CHECK(calendar.find("METHOD:CANCEL\r\n") != std::string::npos);
  CHECK(calendar.find("SEQUENCE:1\r\n") != std::string::npos);
  CHECK(calendar.find("STATUS:CANCELLED\r\n") != std::string::npos);
  lab.ok({"calls", "book", "k2", "t1", "--no-mail"});
  CHECK(lab.run({"calls", "cancel", "k1", "--by", "staff"}).status == 6);
  lab.is_whole();
}

TEST_CASE("calls cancel: before a time was agreed nobody is written to") {
  CallHall lab;
  lab.ok({"calls", "offer", "k2", "--queue"});
  const auto done = lab.json({"calls", "cancel", "k1", "k2", "--by", "member"});
  CHECK(done.at("calls").at(0).at("state") == "declined");
  CHECK(done.at("calls").at(1).at("text") == "no time was agreed");
  CHECK(lab.mails() == Lines{"call-offer m2 cancelled"});
  CHECK(lab.json({"calls", "slots", "list", "--free"}).size() == 6);
  lab.ok({"calls", "cancel", "k3", "--by", "staff"});
  CHECK(lab.field("k3", "state") == "lapsed");
  CHECK(lab.run({"calls", "cancel", "k3", "--by", "nobody"}).status == 2);
  CHECK(lab.run({"calls", "cancel", "k3"}).status == 2);
}

}  // namespace qlab::test
