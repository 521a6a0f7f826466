// SPDX-License-Identifier: Apache-2.0
// Several connections at once, seen by the relay.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

/// How many copies each recipient got.
std::map<std::string, int> copies(const FaultSmtp& relay) {
  std::map<std::string, int> copies;
  for (const auto& mail : relay.accepted()) ++copies[mail.at("to").at(0).get<std::string>()];
  return copies;
}

bool all_once(const std::map<std::string, int>& copies) {
  return std::all_of(copies.begin(), copies.end(),
                     [](const auto& each) { return each.second == 1; });
}

std::size_t count(std::string_view words, std::string_view word) {
  std::size_t found = 0;
  for (auto at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("mail send: as many connections are opened as are configured, and each is used") {
  Lab lab;
  const FaultSmtp relay({"--latency", "0.002"});
  lab.configure(plain_smtp(relay.url(), 4));
  queue_mails(lab, 60);
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(copies(relay).size() == 60);
  CHECK(all_once(copies(relay)));
  std::set<int> used;
  for (const auto& mail : relay.accepted()) used.insert(mail.at("connection").get<int>());
  CHECK(used.size() == 4);
  CHECK(count(relay.commands(), " EHLO ") == 4);
}

TEST_CASE("mail send: one refused recipient of 500 fails alone") {
  Lab lab;
  const FaultSmtp relay({"--fault", "rcpt=554", "--every", "500"});
  lab.configure(plain_smtp(relay.url(), 4));
  queue_mails(lab, 500);
  const auto sent = lab.run({"mail", "send", "--summary", "--format", "csv"});
  CHECK(sent.status == 3);
  CHECK(sent.out.ends_with("send,false,499,0,1,0,0,0,0,\r\n"));
  CHECK(sent.err.ends_with(" failed: 554 5.7.1 refused\n"));
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(copies(relay).size() == 499);
  CHECK(all_once(copies(relay)));
}

TEST_CASE("mail send: where a third is deferred again and again, everybody is reached once") {
  Lab lab;
  const FaultSmtp relay({"--defer", "30"});
  lab.configure(plain_smtp(relay.url(), 4));
  queue_mails(lab, 60);
  std::vector<std::size_t> waiting;
  for (const auto* time : {"09:00:00", "09:00:40", "09:02:00", "09:05:00"}) {
    lab.variables["QLAB_NOW"] = fmt::format("2027-01-15T{}Z", time);
    const auto status = lab.run({"mail", "send"}).status;
    CHECK((status == 0 || status == 3 || status == 75));
    waiting.push_back(lab.json({"mail", "list", "state:queued,deferred"}).size());
  }
  CHECK(waiting.front() > 10);
  CHECK(waiting.back() == 0);
  CHECK(copies(relay).size() == 60);
  CHECK(all_once(copies(relay)));
}

TEST_CASE("mail send: a rate holds over runs that share a minute") {
  Lab lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url(), 4) + "rate_per_minute = 600\n");
  queue_mails(lab, 8);
  const auto start = std::chrono::steady_clock::now();
  for (int run = 0; run < 2; ++run) CHECK(lab.run({"mail", "send", "--max", "4"}).status == 0);
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(700));
  CHECK(copies(relay).size() == 8);
}

}  // namespace qlab::test
