// SPDX-License-Identifier: Apache-2.0
// The ways to log in to an SMTP relay.
#include <doctest/doctest.h>

#include "tests/support/mails.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using mail::Outcome;

mail::SmtpRelay with_password(const FaultSmtp& server) {
  auto relay = plain_relay(server.url());
  relay.username = "lab";
  relay.password = "wonderland";
  return relay;
}

mail::SmtpRelay with_token(const FaultSmtp& server) {
  auto relay = plain_relay(server.url());
  relay.username = "lab";
  relay.token = "t0ken-of-the-lab";
  return relay;
}

mail::Delivery deliver(const mail::SmtpRelay& relay) {
  return hand_over(*loaded_world().smtp(relay), {"lab@example.org", "b@example.net"},
                   mail_with("x\r\n"));
}

}  // namespace

TEST_CASE("smtp: the password goes by PLAIN or LOGIN, as the relay offers it") {
  for (const std::string mechanism : {"PLAIN", "LOGIN"}) {
    CAPTURE(mechanism);
    const FaultSmtp server({"--auth", mechanism});
    CHECK(deliver(with_password(server)).outcome == Outcome::sent);
    auto wrong = with_password(server);
    wrong.password = "underland";
    const auto refused = deliver(wrong);
    CHECK(refused.outcome == Outcome::not_sent);
    CHECK(refused.stop == Kind::auth);
    CHECK(refused.detail.find("underland") == std::string::npos);
    CHECK(server.accepted().size() == 1);
  }
}

TEST_CASE("smtp: a token goes by XOAUTH2, whatever else the relay offers") {
  const FaultSmtp server({"--auth", "PLAIN LOGIN XOAUTH2"});
  const auto delivery = deliver(with_token(server));
  CAPTURE(delivery.detail);
  CHECK(delivery.outcome == Outcome::sent);
  auto wrong = with_token(server);
  wrong.token = "another-token";
  const auto refused = deliver(wrong);
  CHECK(refused.outcome == Outcome::not_sent);
  CHECK(refused.stop == Kind::auth);
  CHECK(refused.detail.find("another-token") == std::string::npos);
}

TEST_CASE("smtp: a token that is refused is asked for again, and the mail tried once more") {
  const FaultSmtp server({"--auth", "XOAUTH2"});
  auto relay = with_token(server);
  int asked = 0;
  relay.token_again = [&](const std::string& refused) {
    ++asked;
    return refused == "old-token" ? std::string("t0ken-of-the-lab") : refused;
  };
  relay.token = "old-token";
  const auto transport = loaded_world().smtp(relay);
  const mail::Envelope envelope{"lab@example.org", "b@example.net"};
  CHECK(hand_over(*transport, envelope, mail_with("x\r\n")).outcome == Outcome::sent);
  CHECK(hand_over(*transport, envelope, mail_with("y\r\n")).outcome == Outcome::sent);
  CHECK(asked == 1);
  CHECK(server.accepted().size() == 2);
  relay.token = "another-token";
  const auto refused = deliver(relay);
  CHECK(refused.stop == Kind::auth);
  CHECK(asked == 2);
}

TEST_CASE("smtp: a token is never given as a password") {
  const FaultSmtp server({"--auth", "PLAIN LOGIN"});
  const auto delivery = deliver(with_token(server));
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::auth);
  CHECK(server.commands().find("AUTH") == std::string::npos);
  CHECK(server.accepted().empty());
}

}  // namespace qlab::test
