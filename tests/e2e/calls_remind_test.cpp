// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"

namespace qlab::test {
namespace {

constexpr auto rules =
    "[calls]\nreminders = [{name = \"day-before\", before = \"24h\", window = \"2h\"}]\n"
    "[send]\nquiet_hours = \"21:00-07:30\"\n";

struct Reminded : CallHall {
  Reminded() : CallHall(2, rules) { ok({"calls", "book", "k1", "t1"}); }

  Finished at(const std::string& instant, const Lines& more = {}) {
    variables["QLAB_NOW"] = instant;
    return run(with({"calls", "remind", "--due"}, more));
  }
};

void check_silent(const Finished& finished) {
  CHECK(finished.status == 0);
  CHECK(finished.out.empty());
  CHECK(finished.err.empty());
}

}  // namespace

TEST_CASE("calls remind: each booked call once, without a word, and nobody asked for it") {
  Reminded lab;
  check_silent(lab.at("2027-02-28T08:59:59Z"));
  CHECK(lab.mails() == Lines{"call-invite m1 sent"});
  check_silent(lab.at("2027-02-28T09:00:00Z"));
  check_silent(lab.at("2027-02-28T09:05:00Z"));
  CHECK(lab.mails() == Lines{"call-invite m1 sent", "call-remind m1 sent"});
  CHECK(lab.raw("o2").find("Auto-Submitted: auto-generated") != std::string::npos);
  CHECK(lab.raw("o2").find("text/calendar") == std::string::npos);
  lab.is_whole();
}

TEST_CASE("calls remind: what nobody ran in time is missed, and said once") {
  Reminded lab;
  const auto missed = lab.at("2027-02-28T11:00:00Z");
  CHECK(missed.status == 3);
  CHECK(missed.err ==
        "missed: the reminder 'day-before' of k1 was due Sun 28 Feb 2027 09:00 GMT "
        "(Europe/London) and too late from Sun 28 Feb 2027 11:00 GMT (Europe/London)\n");
  check_silent(lab.at("2027-02-28T11:05:00Z"));
  CHECK(lab.mails() == Lines{"call-invite m1 sent"});
}

TEST_CASE("calls remind: a reminder that waits is taken back with the time it is about") {
  Reminded lab;
  lab.at("2027-02-28T09:00:00Z", {"--queue"});
  lab.ok({"calls", "cancel", "k1", "--by", "staff", "--no-mail"});
  CHECK(lab.mails() == Lines{"call-invite m1 sent", "call-remind m1 cancelled"});
}

TEST_CASE("calls remind: offers that ran out end, and a rehearsal changes nothing") {
  Reminded lab;
  lab.ok({"calls", "offer", "k2"});
  const auto rehearsed = lab.at("2027-01-17T09:00:00Z", {"--dry-run"});
  CHECK(rehearsed.status == 0);
  CHECK(lab.field("k2", "state") == "proposed");
  check_silent(lab.at("2027-01-17T09:00:00Z"));
  CHECK(lab.field("k2", "state") == "wanted");
  CHECK(lab.run({"calls", "remind"}).status == 2);
}

}  // namespace qlab::test
