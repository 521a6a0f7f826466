// SPDX-License-Identifier: Apache-2.0
// One mail is one Message-ID and the same bytes, however often it is tried.
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {

TEST_CASE("mail send: what is deferred, fails and is retried leaves with one Message-ID") {
  WebinarHall lab;
  add_member(lab, "Anna Jones", "anna@example.org");
  REQUIRE(lab.run({"webinar", "invite", "future", "--to", "anna", "--queue"}).status == 0);
  const auto stored = lab.run({"mail", "view", "o1", "--raw"}).out;
  const std::string id = lab.json({"mail", "view", "o1"}).at("message_id");
  {
    const FaultSmtp later({"--fault", "rcpt=451"});
    lab.configure(plain_smtp(later.url()));
    CHECK(lab.run({"mail", "send"}).status == 75);
    CHECK(states(lab) == "deferred");
  }
  {
    const FaultSmtp never({"--fault", "rcpt=550"});
    lab.configure(plain_smtp(never.url()));
    lab.variables["QLAB_NOW"] = "2027-01-15T09:10:00Z";
    CHECK(lab.run({"mail", "send"}).status == 3);
    CHECK(states(lab) == "failed");
  }
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  REQUIRE(lab.run({"mail", "retry", "o1"}).status == 0);
  REQUIRE(lab.run({"mail", "send"}).status == 0);
  const auto accepted = relay.accepted();
  REQUIRE(accepted.size() == 1);
  CHECK(accepted.front().at("message_id") == "<" + id + ">");
  CHECK(accepted.front().at("raw") == stored);
  CHECK(states(lab) == "sent");
}

}  // namespace qlab::test
