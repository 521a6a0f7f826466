// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/delivery_status.hpp"

#include <doctest/doctest.h>

namespace qlab::inbox {

TEST_CASE("inbox delivery status: one group for each recipient, fields in any case, folded") {
  const auto all = recipient_statuses(
      "Reporting-MTA: dns; mx.example.org\n\n"
      "Original-Recipient: rfc822;anna@example.org\nFINAL-RECIPIENT: RFC822; a@example.net\n"
      "action: Failed (by rule)\nStatus: 5.1.1 (bad)\nDiagnostic-Code: smtp; 550\n\tuser "
      "unknown\n\n"
      "Final-Recipient: rfc822; <bob@example.org>\nAction: delayed\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].mailed() == "anna@example.org");
  CHECK(all[0].final == "a@example.net");
  CHECK(all[0].action == "failed");
  CHECK(all[0].status == "5.1.1");
  CHECK(all[0].diagnostic == "550 user unknown");
  CHECK(all[1].mailed() == "bob@example.org");
}

TEST_CASE("inbox delivery status: groups without an empty line between them") {
  const auto all = recipient_statuses(
      "Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.2.2\n"
      "Final-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 5.1.1\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].status == "5.2.2");
  CHECK(all[1].status == "5.1.1");
}

TEST_CASE("inbox delivery status: a program as recipient is no address that was mailed") {
  const auto all = recipient_statuses(
      "Final-Recipient: rfc822; @mx.example.org\nX-Actual-Recipient: rfc822; a@example.org\n"
      "Action: failed\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].mailed() == "a@example.org");
  CHECK(recipient_statuses("Reporting-MTA: dns; x\n").empty());
}

TEST_CASE("inbox delivery status: fields in the middle of a text") {
  CHECK(holds_delivery_status(
      "Technical report:\n\nAction: failed\nFinal-Recipient: rfc822; a@b.org\n"));
  CHECK_FALSE(holds_delivery_status("> Action: failed\n> Final-Recipient: rfc822; a@b.org\n"));
  CHECK_FALSE(holds_delivery_status("Action: failed\n"));
}

}  // namespace qlab::inbox
