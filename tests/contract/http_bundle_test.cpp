// SPDX-License-Identifier: Apache-2.0
// Several requests in flight at once, by one thread: each mail gets its own result, and each
// connection has its own trouble.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "tests/support/http_relays.hpp"
#include "tests/support/mails.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using mail::Outcome;
using Time = mail::Bundle::Time;

/// One mail over each connection of a bundle.
class Flight {
 public:
  Flight(const mail::HttpRelay& relay, std::vector<std::string> recipients)
      : m_recipients(std::move(recipients)),
        m_bundle(loaded_world().http(relay)->bundle(m_recipients.size())) {}

  /// What became of each, in the order of the recipients.
  std::vector<mail::Delivery> fly() {
    std::vector<mail::Parcel> parcels;
    for (const auto& recipient : m_recipients) {
      parcels.push_back({{"lab@example.org", recipient}, m_bytes, recipient});
    }
    for (std::size_t i = 0; i < parcels.size(); ++i) m_bundle->start(i, {&parcels[i], 1});
    std::vector<mail::Delivery> deliveries(parcels.size());
    for (std::size_t known = 0; known < parcels.size();) {
      for (auto& done : m_bundle->wait(Time::max())) {
        REQUIRE(done.deliveries.size() == 1);
        m_order.push_back(done.connection);
        deliveries[done.connection] = std::move(done.deliveries.front());
        ++known;
      }
    }
    return deliveries;
  }

  /// The connections in the order in which they were done.
  [[nodiscard]] const std::vector<std::size_t>& order() const { return m_order; }

 private:
  std::string m_bytes = mail_with("hello\r\n");
  std::vector<std::string> m_recipients;
  std::unique_ptr<mail::Bundle> m_bundle;
  std::vector<std::size_t> m_order;
};

std::size_t count(const std::vector<mail::Delivery>& deliveries, Outcome outcome) {
  return static_cast<std::size_t>(
      std::ranges::count(deliveries, outcome, &mail::Delivery::outcome));
}

}  // namespace

TEST_CASE("http bundle: answers that come in another order find their mails") {
  const HttpRelay server("generic", {"--slow-to", "refused-slow"});
  Flight flight(http_relay("generic", server.url()),
                {"refused-slow@example.net", "a@example.net", "later@example.net"});
  const auto deliveries = flight.fly();
  CHECK(flight.order().back() == 0);
  CHECK(deliveries[0].outcome == Outcome::failed);
  CHECK(deliveries[0].detail.find("not to refused-slow@example.net") != std::string::npos);
  CHECK(deliveries[1].outcome == Outcome::sent);
  CHECK(deliveries[2].outcome == Outcome::deferred);
  CHECK(server.accepted().size() == 1);
}

TEST_CASE("http bundle: as many connections are opened as it has, and they stay open") {
  const HttpRelay server("mailgun");
  Flight flight(http_relay("mailgun", server.url()),
                {"a@example.net", "b@example.net", "c@example.net", "d@example.net"});
  for (int round = 0; round < 5; ++round) CHECK(count(flight.fly(), Outcome::sent) == 4);
  std::set<int> connections;
  for (const auto& request : server.requests()) connections.insert(int{request.at("connection")});
  CHECK(connections.size() == 4);
  CHECK(server.accepted().size() == 20);
}

TEST_CASE("http bundle: a connection that dies makes its own mail uncertain: no second POST") {
  for (const std::string name : {"mailgun", "sendgrid", "postmark", "ses"}) {
    CAPTURE(name);
    const HttpRelay server(name, {"--fault", "close", "--every", "6"});
    Flight flight(http_relay(name, server.url()),
                  {"a@example.net", "b@example.net", "c@example.net", "d@example.net"});
    CHECK(count(flight.fly(), Outcome::sent) == 4);
    // The connections are used again, and one dies under its mail.
    const auto second = flight.fly();
    CHECK(count(second, Outcome::uncertain) == 1);
    CHECK(count(second, Outcome::sent) == 3);
    CHECK(server.requests().size() == 8);
    CHECK(count(flight.fly(), Outcome::sent) == 3);  // the twelfth request fails as well
    CHECK(server.requests().size() == 12);
  }
}

TEST_CASE(
    "http bundle: where the relay knows a mail by its key, a dead connection is tried again") {
  const HttpRelay server("generic", {"--fault", "close", "--every", "6"});
  Flight flight(http_relay("generic", server.url()),
                {"a@example.net", "b@example.net", "c@example.net", "d@example.net"});
  CHECK(count(flight.fly(), Outcome::sent) == 4);
  CHECK(count(flight.fly(), Outcome::sent) == 4);
  auto requests = server.requests();
  REQUIRE(requests.size() == 9);
  // Those that come together are recorded in any order.
  std::sort(requests.begin(), requests.end(), [](const auto& one, const auto& other) {
    return one.at("number") < other.at("number");
  });
  std::multiset<std::string> keys;
  for (std::size_t i = 4; i < 9; ++i) keys.insert(requests[i].at("headers").at("idempotency-key"));
  CHECK(keys.count(requests[5].at("headers").at("idempotency-key")) == 2);
}

TEST_CASE("http bundle: credentials that are refused to one leave the others their results") {
  const HttpRelay server("generic", {"--fault", "401", "--every", "3"});
  Flight flight(http_relay("generic", server.url()),
                {"a@example.net", "refused@example.net", "c@example.net"});
  const auto deliveries = flight.fly();
  const auto stopped = std::ranges::count(deliveries, std::optional(Kind::auth),  //
                                          &mail::Delivery::stop);
  CHECK(stopped == 1);
  CHECK(count(deliveries, Outcome::not_sent) == 1);
  CHECK(count(deliveries, Outcome::sent) + count(deliveries, Outcome::failed) == 2);
}

TEST_CASE(
    "http bundle: a token that ran out is taken anew for every mail in flight, each sent once") {
  const HttpRelay server("generic");
  auto relay = http_relay("generic", server.url());
  const auto good = relay.token;
  relay.token = "ran-out";
  std::vector<std::string> refused;
  relay.token_again = [&](const std::string& token) {
    refused.push_back(token);
    return good;
  };
  Flight flight(relay, {"a@example.net", "b@example.net", "c@example.net"});
  CHECK(count(flight.fly(), Outcome::sent) == 3);
  CHECK(refused == std::vector<std::string>(3, "ran-out"));
  CHECK(server.requests().size() == 6);
  CHECK(server.accepted().size() == 3);
  CHECK(count(flight.fly(), Outcome::sent) == 3);
  CHECK(server.requests().size() == 9);
}

TEST_CASE("http bundle: an answer that does not come in time leaves only its mail uncertain") {
  const HttpRelay server("mailgun", {"--slow-to", "slow"});
  auto relay = http_relay("mailgun", server.url());
  relay.response_timeout = std::chrono::seconds(1);
  Flight flight(relay, {"slow@example.net", "b@example.net"});
  const auto deliveries = flight.fly();
  CHECK(deliveries[0].outcome == Outcome::uncertain);
  CHECK(deliveries[1].outcome == Outcome::sent);
}

TEST_CASE("http bundle: a wait ends in its time, or when another thread wakes it") {
  const HttpRelay server("mailgun");
  const auto bundle = loaded_world().http(http_relay("mailgun", server.url()))->bundle(1);
  const auto start = std::chrono::steady_clock::now();
  CHECK(bundle->wait(start + std::chrono::milliseconds(20)).empty());
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(20));
  std::thread other([&] { bundle->wake(); });
  CHECK(bundle->wait(Time::max()).empty());
  other.join();
}

}  // namespace qlab::test
