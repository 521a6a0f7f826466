// SPDX-License-Identifier: Apache-2.0
// A no that is said while a run is sending.
#include <doctest/doctest.h>
#include <poll.h>

#include <future>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {

TEST_CASE("mail send: consent withdrawn during a run holds for the next message of it") {
  Lab lab;
  const FaultSmtp relay({"--fault", "dot=wait:4", "--every", "2"});
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 3);
  auto sender = std::async(std::launch::async, [&lab] { return lab.run({"mail", "send"}); });
  // The relay has the second mail and thinks it over: the third has not been begun.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (relay.accepted().size() < 2) {
    REQUIRE(std::chrono::steady_clock::now() < deadline);
    ::poll(nullptr, 0, 5);
  }
  CHECK(lab.run({"members", "consent", "m3", "contact", "given", "--evidence", "form"}).status ==
        0);
  CHECK(lab.run({"members", "consent", "m3", "contact", "withdrawn"}).status == 0);
  const auto sent = sender.get();
  CHECK(sent.status == 0);
  CHECK(sent.err == "o3 to person3@example.net was left out: consent to mail was withdrawn\n");
  CHECK(states(lab) == "sent sent cancelled");
  CHECK(relay.accepted().size() == 2);
}

}  // namespace qlab::test
