// SPDX-License-Identifier: Apache-2.0
// A test mail to oneself.
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Hall : WebinarHall {
  Hall() { add_member(*this, "Anna Jones", "anna@example.org"); }

  [[nodiscard]] Finished test_mail(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"mail",     "send", "--test-to",  "me@example.net",
                                   "--member", "m1",   "--template", "invite"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
};

}  // namespace

TEST_CASE("mail send: a test mail goes to one's own address, written as for the member") {
  Hall lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  const auto before = read(lab.store());
  const auto sent = lab.test_mail({"--json"});
  CHECK(sent.status == 0);
  const auto result = parse_json(sent.out);
  CHECK(result.at("to") == "me@example.net");
  CHECK(result.at("outcome") == "sent");
  const auto accepted = relay.accepted();
  REQUIRE(accepted.size() == 1);
  const std::string raw = accepted.front().at("raw");
  CHECK(raw.find("Subject: [test] Invitation: What comes next") != std::string::npos);
  CHECK(raw.find("Dear Anna Jones,") != std::string::npos);
  CHECK(raw.find("anna@example.org") == std::string::npos);
  CHECK(relay.commands().find("RCPT TO:<me@example.net>") != std::string::npos);
  CHECK(read(lab.store()) == before);
}

TEST_CASE("mail send: a test mail counts for nothing: no invitation, no answer, no outbox") {
  Hall lab;
  lab.configure(maildir_relay(lab));
  const auto uid = lab.json({"webinar", "view", "future"}).at("uid").get<std::string>();
  REQUIRE(lab.test_mail().status == 0);
  const auto files = files_in(lab.path("outgoing/new"));
  REQUIRE(files.size() == 1);
  CHECK(read_mail(files.front()).dump().find(uid) == std::string::npos);
  CHECK(lab.json({"mail", "list"}).empty());
  CHECK(lab.json({"webinar", "view", "future"}).at("invited") == 0);
  const auto invited = lab.json({"webinar", "invite", "future", "--to", "anna", "--queue"});
  CHECK(invited.at("queued") == 1);
}

TEST_CASE("mail send: a test mail does not take the outbox along") {
  Hall lab;
  lab.configure(maildir_relay(lab));
  REQUIRE(lab.run({"webinar", "invite", "future", "--to", "anna", "--queue"}).status == 0);
  REQUIRE(lab.test_mail().status == 0);
  CHECK(states(lab) == "queued");
}

TEST_CASE("mail send: a rehearsed test mail is made and not sent") {
  Hall lab;
  lab.configure(maildir_relay(lab));
  const auto rehearsed = lab.test_mail({"--dry-run", "--json"});
  CHECK(rehearsed.status == 0);
  CHECK(parse_json(rehearsed.out).at("outcome") == "not sent");
  CHECK_FALSE(std::filesystem::exists(lab.path("outgoing")));
}

TEST_CASE("mail send: a test mail that cannot be sent says why") {
  Hall lab;
  CHECK(lab.test_mail().status == 78);
  const FaultSmtp refusing({"--fault", "rcpt=550"});
  lab.configure(plain_smtp(refusing.url()));
  const auto refused = lab.test_mail();
  CHECK(refused.status == 1);
  CHECK(refused.err == "qlab: the test mail was not sent: 550 5.1.1 no such user\n");
  const FaultSmtp busy({"--fault", "rcpt=451"});
  lab.configure(plain_smtp(busy.url()));
  CHECK(lab.test_mail().status == 75);
}

TEST_CASE("mail send: a test mail needs an address, a member and a letter") {
  const Hall lab;
  const auto address =
      lab.run({"mail", "send", "--test-to", "me", "--member", "m1", "--template", "invite"});
  CHECK(address.status == 2);
  CHECK(address.err == "qlab: 'me' is no address\nhint: write it like me@example.org\n");
  CHECK(lab.run({"mail", "send", "--test-to", "me@example.net"}).status == 2);
  CHECK(lab.run({"mail", "send", "--template", "invite"}).status == 2);
}

}  // namespace qlab::test
