// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "tests/support/calls.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {

TEST_CASE("calls book: the invitation goes out with the calendar object of the call") {
  CallHall lab(1);
  const auto booked = lab.json({"calls", "book", "k1", "t2"});
  CHECK(booked.at("calls").at(0).at("state") == "booked");
  CHECK(booked.at("sent").size() == 1);
  const auto mail = read_mail(lab.file("mail.eml", lab.raw("o1")));
  const auto calendar = calendar_of(mail);
  CHECK(calendar.find("METHOD:REQUEST\r\n") != std::string::npos);
  CHECK(calendar.find("SEQUENCE:0\r\n") != std::string::npos);
  CHECK(calendar.find("DTSTART:20270301T093000Z\r\n") != std::string::npos);
  CHECK(calendar.find("UID:" + lab.field("k1", "uid").get<std::string>()) != std::string::npos);
  lab.is_whole();
}

TEST_CASE("calls book: taken, kept, run out and past slots are refused, each with its reason") {
  CallHall lab;
  lab.ok({"calls", "book", "k1", "t1"});
  lab.ok({"calls", "offer", "k2", "--slot", "t2"});
  const auto refused = [&](const std::string& slot, const std::string& reason) {
    const auto done = lab.run({"calls", "book", "k3", slot, "--staff", "anna"});
    CAPTURE(reason);
    CHECK(done.status == 6);
    CHECK(done.out.empty());
    CHECK(done.err.find(reason) != std::string::npos);
  };
  refused("t1", "'t1' is taken by k1");
  refused("2027-03-01 09:00", "'t1' is taken by k1");
  refused("t2", "'t2' is kept for k2 until 2027-01-17T09:00:00Z");
  lab.variables["QLAB_NOW"] = "2027-01-18T09:00:00Z";
  const auto late = lab.run({"calls", "book", "k2", "t2"});
  CHECK(late.status == 6);
  CHECK(late.err.find("the offer of 't2' ended on 2027-01-17T09:00:00Z") != std::string::npos);
  lab.variables["QLAB_NOW"] = "2027-03-01T10:00:00Z";
  refused("t3", "'t3' began on 2027-03-01T10:00:00Z");
  CHECK(lab.run({"calls", "book", "k3", "tomorow"}).status == 2);
  CHECK(lab.run({"calls", "book", "k3"}).status == 2);
}

TEST_CASE("calls book: a member who cannot be written to is booked all the same") {
  CallHall lab(1);
  lab.ok({"members", "edit", "m1", "--delivery", "off"});
  const auto booked = lab.ok({"calls", "book", "k1", "2027-03-01 14:00", "--staff", "ben"});
  CHECK(booked.err.find("no mail goes: delivery is off") != std::string::npos);
  CHECK(lab.field("k1", "state") == "booked");
  CHECK(lab.field("k1", "staff") == "ben");
  CHECK(lab.mails().empty());
}

TEST_CASE("calls book: of fifty processes that want one slot exactly one gets it") {
  constexpr int racers = 50;
  CallHall lab(racers);
  std::vector<Finished> ended(racers);
  std::vector<std::thread> all;
  for (int n = 0; n < racers; ++n) {
    all.emplace_back([&, n] {
      auto words = Lines{binary(), "calls", "book", fmt::format("k{}", n + 1), "t1", "--queue"};
      ended[static_cast<std::size_t>(n)] = run_process(words, lab.variables);
    });
  }
  for (auto& racer : all) racer.join();
  int won = 0;
  for (const auto& one : ended) {
    CAPTURE(one.err);
    if (one.status == 0) {
      ++won;
    } else {
      CHECK(one.status == 6);
      CHECK(one.err.find("'t1' is taken by k") != std::string::npos);
    }
  }
  CHECK(won == 1);
  CHECK(lab.mails().size() == 1);
  CHECK(lab.json({"calls", "list", "state:booked"}).size() == 1);
  lab.is_whole();
}

}  // namespace qlab::test
