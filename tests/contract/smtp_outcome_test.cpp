// SPDX-License-Identifier: Apache-2.0
// A relay that fails at each point: what is said about the mail is what became of it.
#include <doctest/doctest.h>

#include "tests/support/mails.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using mail::Outcome;

mail::Delivery deliver(const FaultSmtp& server) {
  return hand_over(*loaded_world().smtp(plain_relay(server.url())),
                   {"lab@example.org", "b@example.net"}, mail_with("one\r\ntwo\r\nthree\r\n"));
}

struct Row {
  std::string fault;
  Outcome outcome;
  std::optional<Kind> stop;
  int code;
  std::size_t copies;  ///< how many the server accepted in truth
};

void check(const Row& row) {
  CAPTURE(row.fault);
  for (const auto& more : {std::vector<std::string>(), {"--pipelining"}}) {
    CAPTURE(more.size());
    std::vector<std::string> options{"--fault", row.fault};
    options.insert(options.end(), more.begin(), more.end());
    const FaultSmtp server(options);
    const auto delivery = deliver(server);
    CAPTURE(delivery.detail);
    CHECK(delivery.outcome == row.outcome);
    CHECK(delivery.stop == row.stop);
    CHECK(delivery.code == row.code);
    CHECK_FALSE(delivery.detail.empty());
    CHECK(server.accepted().size() == row.copies);
  }
}

}  // namespace

TEST_CASE("smtp: before the recipient is named, trouble is the relay's and stops the run") {
  for (const Row& row : {Row{"greeting=drop", Outcome::not_sent, Kind::temporary, 0, 0},
                         {"greeting=421", Outcome::not_sent, Kind::temporary, 421, 0},
                         {"greeting=garbage", Outcome::not_sent, Kind::temporary, 0, 0},
                         {"greeting=554", Outcome::not_sent, Kind::config, 554, 0},
                         {"ehlo=drop", Outcome::not_sent, Kind::temporary, 0, 0},
                         {"ehlo=451", Outcome::not_sent, Kind::temporary, 451, 0},
                         {"mail=drop", Outcome::not_sent, Kind::temporary, 0, 0},
                         {"mail=421", Outcome::not_sent, Kind::temporary, 421, 0},
                         {"mail=endless", Outcome::not_sent, Kind::temporary, 250, 0},
                         {"mail=451", Outcome::not_sent, Kind::temporary, 451, 0},
                         {"mail=553", Outcome::not_sent, Kind::config, 553, 0},
                         {"mail=530", Outcome::not_sent, Kind::auth, 530, 0},
                         {"mail=552", Outcome::failed, Kind::refused, 552, 0}}) {
    check(row);
  }
}

TEST_CASE("smtp: a refused recipient is that person's alone") {
  for (const Row& row : {Row{"rcpt=451", Outcome::deferred, {}, 451, 0},
                         {"rcpt=421", Outcome::deferred, {}, 421, 0},
                         {"rcpt=550", Outcome::failed, {}, 550, 0},
                         {"rcpt=drop", Outcome::not_sent, Kind::temporary, 0, 0}}) {
    check(row);
  }
}

TEST_CASE("smtp: a refused mail stops the run, one that may come later is deferred") {
  for (const Row& row : {Row{"data=451", Outcome::deferred, {}, 451, 0},
                         {"data=554", Outcome::failed, Kind::refused, 554, 0},
                         {"dot=452", Outcome::deferred, {}, 452, 0},
                         {"dot=554", Outcome::failed, Kind::refused, 554, 0}}) {
    check(row);
  }
}

TEST_CASE("smtp: once bytes went up and no clear answer came, the mail is uncertain") {
  for (const Row& row : {Row{"body=drop", Outcome::uncertain, {}, 0, 0},
                         {"dot=drop", Outcome::uncertain, {}, 0, 1},
                         {"dot=garbage", Outcome::uncertain, {}, 0, 0},
                         {"dot=endless", Outcome::uncertain, {}, 250, 0}}) {
    check(row);
  }
}

TEST_CASE("smtp: a late answer to the final dot is waited for") {
  check({"dot=wait:1.5", Outcome::sent, {}, 250, 1});
}

TEST_CASE("smtp: what the relay does after its 250 does not matter") {
  check({"after=drop", Outcome::sent, {}, 250, 1});
}

TEST_CASE("smtp: an answer that does not come in time leaves the mail uncertain") {
  const FaultSmtp server({"--fault", "dot=wait:5"});
  auto relay = plain_relay(server.url());
  relay.response_timeout = std::chrono::seconds(1);
  const auto delivery = hand_over(*loaded_world().smtp(relay), {"lab@example.org", "b@example.net"},
                                  mail_with("x\r\n"));
  CHECK(delivery.outcome == Outcome::uncertain);
}

TEST_CASE("smtp: no relay at that port is the relay's trouble, and is named") {
  std::string url;
  {
    const FaultSmtp server;
    url = server.url();
  }
  const auto delivery = hand_over(*loaded_world().smtp(plain_relay(url)),
                                  {"lab@example.org", "b@example.net"}, mail_with("x\r\n"));
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::temporary);
  CHECK(delivery.detail.find(url.substr(7)) != std::string::npos);
}

TEST_CASE("smtp: after a refused recipient the same connection goes on") {
  for (const std::vector<std::string>& manner :
       {std::vector<std::string>(), {"--pipelining"}, {"--pipelining", "--takes-empty"}}) {
    CAPTURE(manner.size());
    std::vector<std::string> options{"--fault", "rcpt=550", "--every", "2"};
    options.insert(options.end(), manner.begin(), manner.end());
    const FaultSmtp server(options);
    const auto transport = loaded_world().smtp(plain_relay(server.url()));
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 4; ++i) {
      const auto recipient = "m" + std::to_string(i) + "@example.net";
      const auto delivery =
          hand_over(*transport, {"lab@example.org", recipient}, mail_with("x\r\n"));
      outcomes.push_back(delivery.outcome);
    }
    CHECK(outcomes == std::vector{Outcome::sent, Outcome::failed, Outcome::sent, Outcome::failed});
    REQUIRE(server.accepted().size() == 2);
    // Where a relay wants the refused mail all the same, hanging up is the way to send none.
    CHECK(server.accepted().back().at("connection") == (manner.size() == 2 ? 2 : 1));
  }
}

TEST_CASE("smtp: a relay that wants a new connection after some mails gets one, each mail once") {
  for (const auto* manner : {"--user", "--pipelining"}) {
    const FaultSmtp server({"--mails", "2", manner});
    const auto transport = loaded_world().smtp(plain_relay(server.url()));
    for (int i = 0; i < 5; ++i) {
      const auto delivery =
          hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with("x\r\n"));
      CHECK(delivery.outcome == Outcome::sent);
    }
    const auto mails = server.accepted();
    REQUIRE(mails.size() == 5);
    CHECK(mails.back().at("connection") == 3);
  }
}

TEST_CASE("smtp: a relay that takes commands together gets them so, and QUIT at the end") {
  for (const bool together : {false, true}) {
    const FaultSmtp server(together ? std::vector<std::string>{"--pipelining"}
                                    : std::vector<std::string>());
    {
      const auto transport = loaded_world().smtp(plain_relay(server.url()));
      for (int i = 0; i < 2; ++i) {
        CHECK(hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with(".x\r\n.\r\n"))
                  .outcome == Outcome::sent);
      }
    }
    REQUIRE(server.accepted().size() == 2);
    CHECK(server.accepted().back().at("raw") == mail_with(".x\r\n.\r\n"));
    CHECK(server.commands().find("1 QUIT") != std::string::npos);
    CHECK(server.commands().find("SIZE=") != std::string::npos);
  }
}

TEST_CASE("smtp: the relay that closes an idle connection gets a new one, each mail once") {
  const FaultSmtp server({"--fault", "after=drop"});
  const auto transport = loaded_world().smtp(plain_relay(server.url()));
  for (int i = 0; i < 5; ++i) {
    const auto delivery =
        hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with("x\r\n"));
    CHECK(delivery.outcome == Outcome::sent);
  }
  CHECK(server.accepted().size() == 5);
}

TEST_CASE("smtp: without SMTPUTF8 at the relay an address that needs it fails alone") {
  const FaultSmtp server;
  const auto transport = loaded_world().smtp(plain_relay(server.url()));
  const auto delivery =
      hand_over(*transport, {"lab@example.org", "zoë@example.net"}, mail_with("x\r\n"));
  CHECK(delivery.outcome == Outcome::failed);
  CHECK_FALSE(delivery.stop);
  CHECK(delivery.detail.find("SMTPUTF8") != std::string::npos);
  CHECK(server.accepted().empty());
  CHECK(hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with("x\r\n")).outcome ==
        Outcome::sent);
}

TEST_CASE("smtp: without SMTPUTF8 at the relay a sender that needs it stops the run") {
  const FaultSmtp server;
  const auto delivery = hand_over(*loaded_world().smtp(plain_relay(server.url())),
                                  {"môr@example.org", "b@example.net"}, mail_with("x\r\n"));
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::config);
  CHECK(server.accepted().empty());
}

TEST_CASE("smtp: with SMTPUTF8 at the relay it is asked for") {
  const FaultSmtp server({"--utf8"});
  const auto transport = loaded_world().smtp(plain_relay(server.url()));
  CHECK(hand_over(*transport, {"lab@example.org", "zoë@example.net"}, mail_with("x\r\n")).outcome ==
        Outcome::sent);
  CHECK(server.commands().find("SMTPUTF8") != std::string::npos);
}

TEST_CASE("smtp: required TLS that the relay does not offer sends nothing, no AUTH either") {
  const FaultSmtp server({"--user"});
  mail::SmtpRelay relay;
  relay.url = server.url();
  relay.username = "lab";
  relay.password = "wonderland";
  const auto delivery = hand_over(*loaded_world().smtp(relay), {"lab@example.org", "b@example.net"},
                                  mail_with("x\r\n"));
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::config);
  CHECK(delivery.detail.find("STARTTLS") != std::string::npos);
  CHECK(server.commands().find("AUTH") == std::string::npos);
  CHECK(server.accepted().empty());
}

TEST_CASE("smtp: refused credentials stop the run, a relay that cannot check them now is away") {
  struct Case {
    std::string fault;
    Kind stop;
  };
  for (const auto& answer : {Case{"auth=535", Kind::auth}, Case{"auth=454", Kind::temporary}}) {
    CAPTURE(answer.fault);
    const FaultSmtp server({"--user", "--fault", answer.fault});
    auto relay = plain_relay(server.url());
    relay.username = "lab";
    relay.password = "wonderland";
    const auto delivery = hand_over(*loaded_world().smtp(relay),
                                    {"lab@example.org", "b@example.net"}, mail_with("x\r\n"));
    CHECK(delivery.outcome == Outcome::not_sent);
    CHECK(delivery.stop == answer.stop);
    CHECK(delivery.detail.find("wonderland") == std::string::npos);
    CHECK(server.commands().find("MAIL") == std::string::npos);
  }
}

}  // namespace qlab::test
