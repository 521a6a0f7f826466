// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {

TEST_CASE("calls move: the same UID, the next revision, and the old slot is free") {
  CallHall lab(2);
  lab.ok({"calls", "book", "k1", "t1"});
  const auto uid = lab.field("k1", "uid").get<std::string>();
  lab.ok({"calls", "move", "k1", "t3"});
  CHECK(lab.mails() == Lines{"call-invite m1 sent", "call-update m1 sent"});
  const auto calendar = calendar_of(read_mail(lab.file("mail.eml", lab.raw("o2"))));
  CHECK(calendar.find("UID:" + uid) != std::string::npos);
  CHECK(calendar.find("SEQUENCE:1\r\n") != std::string::npos);
  CHECK(calendar.find("DTSTART:20270301T100000Z\r\n") != std::string::npos);
  lab.ok({"calls", "book", "k2", "t1", "--no-mail"});
  lab.is_whole();
}

TEST_CASE("calls move: an invitation that waits is taken back, for it says what is no longer so") {
  CallHall lab(1);
  lab.ok({"calls", "book", "k1", "t1", "--queue"});
  lab.ok({"calls", "move", "k1", "t2"});
  CHECK(lab.mails() == Lines{"call-invite m1 cancelled", "call-update m1 sent"});
}

TEST_CASE("calls move: only what is booked can be moved, and not to where it is") {
  CallHall lab(1);
  const auto wanted = lab.run({"calls", "move", "k1", "t1"});
  CHECK(wanted.status == 6);
  CHECK(wanted.err.find("'k1' is wanted: it cannot be moved") != std::string::npos);
  lab.ok({"calls", "book", "k1", "2027-03-01 14:00", "--staff", "anna"});
  const auto same = lab.run({"calls", "move", "k1", "2027-03-01 14:00", "--staff", "anna"});
  CHECK(same.status == 6);
  CHECK(same.err.find("'k1' is booked at that time already") != std::string::npos);
  CHECK(lab.run({"calls", "move", "k1"}).status == 2);
}

}  // namespace qlab::test
