// SPDX-License-Identifier: Apache-2.0
// A relay over HTTP that fails at each point: what is said about the mail is what became of it, and
// nothing is posted twice.
#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/http_relays.hpp"
#include "tests/support/mails.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using mail::Outcome;

mail::Delivery deliver(mail::Transport& transport) {
  return hand_over(transport, {"lab@example.org", "b@example.net"}, mail_with("hello\r\n"));
}

struct Row {
  std::string fault;
  Outcome outcome;
  std::optional<Kind> stop;
  std::size_t copies;  ///< how many the server accepted in truth
};

void check(const Row& row) {
  CAPTURE(row.fault);
  const HttpRelay server("mailgun", {"--fault", row.fault});
  auto relay = http_relay("mailgun", server.url());
  relay.response_timeout = std::chrono::seconds(2);
  const auto delivery = deliver(*loaded_world().http(relay));
  CAPTURE(delivery.detail);
  CHECK(delivery.outcome == row.outcome);
  CHECK(delivery.stop == row.stop);
  CHECK_FALSE(delivery.detail.empty());
  CHECK(server.accepted().size() == row.copies);
  CHECK(server.requests().size() == 1);
}

}  // namespace

TEST_CASE("http: what the relay answers decides, and no clear answer is uncertain") {
  for (const Row& row : {Row{"close", Outcome::uncertain, {}, 1},
                         {"cut", Outcome::uncertain, {}, 1},
                         {"garbage", Outcome::uncertain, {}, 1},
                         {"wait:0.5", Outcome::sent, {}, 1},
                         {"400", Outcome::failed, Kind::refused, 0},
                         {"401", Outcome::not_sent, Kind::auth, 0},
                         {"403", Outcome::not_sent, Kind::config, 0},
                         {"302", Outcome::not_sent, Kind::config, 0},
                         {"413", Outcome::failed, Kind::refused, 0},
                         {"429", Outcome::not_sent, Kind::temporary, 0},
                         {"500", Outcome::uncertain, Kind::temporary, 0},
                         {"502", Outcome::uncertain, Kind::temporary, 0},
                         {"503", Outcome::not_sent, Kind::temporary, 0}}) {
    check(row);
  }
}

TEST_CASE("http: an answer that does not come in time leaves the mail uncertain") {
  check({"wait:8", Outcome::uncertain, {}, 1});
}

TEST_CASE("http: a connection that dies without an answer is not tried again: one POST") {
  for (const std::string name : {"mailgun", "sendgrid", "postmark", "ses"}) {
    CAPTURE(name);
    const HttpRelay server(name, {"--fault", "close", "--after-first"});
    const auto transport = loaded_world().http(http_relay(name, server.url()));
    CHECK(deliver(*transport).outcome == Outcome::sent);
    // The connection is used again, and dies under the second mail.
    CHECK(deliver(*transport).outcome == Outcome::uncertain);
    const auto requests = server.requests();
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].at("connection") == requests[1].at("connection"));
    CHECK(server.accepted().size() == 2);
  }
}

TEST_CASE("http: where the relay knows a mail by its key, a dead connection may be tried again") {
  const HttpRelay server("generic", {"--fault", "close", "--every", "2"});
  const auto transport = loaded_world().http(http_relay("generic", server.url()));
  CHECK(deliver(*transport).outcome == Outcome::sent);
  CHECK(deliver(*transport).outcome == Outcome::sent);
  const auto requests = server.requests();
  REQUIRE(requests.size() == 3);
  CHECK(requests[1].at("headers").at("idempotency-key") ==
        requests[2].at("headers").at("idempotency-key"));
}

TEST_CASE("http: a relay that failed on its way is asked again where it knows the mail") {
  const HttpRelay server("generic", {"--fault", "500"});
  const auto delivery = deliver(*loaded_world().http(http_relay("generic", server.url())));
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::temporary);
}

TEST_CASE("http: many mails go over one connection, each once") {
  const HttpRelay server("mailgun");
  const auto transport = loaded_world().http(http_relay("mailgun", server.url()));
  for (int i = 0; i < 20; ++i) CHECK(deliver(*transport).outcome == Outcome::sent);
  const auto requests = server.requests();
  REQUIRE(requests.size() == 20);
  for (const auto& request : requests) CHECK(request.at("connection") == 1);
}

TEST_CASE("http: a request that breaks off on its way up was not sent") {
  const auto bytes = mail_with(std::string(20'000'000, 'x') + "\r\n");
  for (const std::string name : {"generic", "mailgun"}) {
    CAPTURE(name);
    const HttpRelay server(name, {"--fault", "break", "--after-first"});
    const auto transport = loaded_world().http(http_relay(name, server.url()));
    CHECK(deliver(*transport).outcome == Outcome::sent);
    const auto broken = hand_over(*transport, {"lab@example.org", "b@example.net"}, bytes);
    CAPTURE(broken.detail);
    CHECK(broken.outcome == Outcome::not_sent);
    CHECK(broken.stop == Kind::temporary);
    CHECK(server.accepted().size() == 1);
  }
}

TEST_CASE("http: no relay at that port is the relay's trouble, and is named") {
  std::string url;
  {
    const HttpRelay server("mailgun");
    url = server.url();
  }
  const auto delivery = deliver(*loaded_world().http(http_relay("mailgun", url)));
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::temporary);
  CHECK(delivery.detail.find("127.0.0.1:") != std::string::npos);
}

TEST_CASE("http: an address that is not safe is refused before anything is opened") {
  struct Case {
    const char* url;
    const char* words;
  };
  for (const auto& unsafe :
       {Case{"http://relay.example.org/messages", "plain text"},
        Case{"https://lab:wonderland@relay.example.org/", "user name or password"},
        Case{"smtp://relay.example.org", "not https://"}, Case{"not an address", "not https://"}}) {
    CAPTURE(unsafe.url);
    const auto relay = http_relay("mailgun", unsafe.url);
    const auto error = error_of([&] { (void)loaded_world().http(relay); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::config);
    CHECK(std::string(error->what()).find(unsafe.words) != std::string::npos);
    CHECK(std::string(error->what()).find("wonderland") == std::string::npos);
  }
}

TEST_CASE("https: a certificate that can be trusted sends, any other sends nothing") {
  if (!TlsFront::installed()) {
    MESSAGE("skipped: nginx is not installed");
    return;
  }
  const HttpRelay server("mailgun");
  const TlsFront front(server.port());
  const TlsFront elsewhere(server.port(), {"--host", "elsewhere.example.org"});
  const TlsFront expired(server.port(), {"--days", "-1"});
  const auto through = [&](const TlsFront& by, const std::string& ca_file) {
    auto relay = http_relay("mailgun", by.url() + "/v3/mg.example.org/messages.mime");
    relay.ca_file = ca_file;
    return deliver(*loaded_world().http(relay));
  };
  const auto good = through(front, front.ca_file());
  CAPTURE(good.detail);
  CHECK(good.outcome == Outcome::sent);
  for (const auto& bad :
       {through(front, elsewhere.ca_file()), through(front, ""),
        through(elsewhere, elsewhere.ca_file()), through(expired, expired.ca_file())}) {
    CAPTURE(bad.detail);
    CHECK(bad.outcome == Outcome::not_sent);
    CHECK(bad.stop == Kind::config);
    CHECK(bad.detail.find("certificate") != std::string::npos);
  }
  CHECK(server.requests().size() == 1);
}

}  // namespace qlab::test
