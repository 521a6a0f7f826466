// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

constexpr auto rules = R"([[webinar.reminders]]
name = "day-before"
on = "-1d 18:00"
[[webinar.reminders]]
name = "last-call"
before = "1h"
to = ["yes"]
window = "30m"
)";

/// Anna said yes, Ben maybe, Carl no, and Dora nothing.
struct Hall : WebinarHall {
  explicit Hall(const std::string& more = rules) {
    configure(maildir_relay(*this) + more);
    const std::vector<std::string> answers{"yes", "maybe", "no"};
    for (const std::string name : {"anna", "ben", "carl", "dora"}) {
      add_member(*this, name, name + "@example.org");
    }
    REQUIRE(run({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"}).status ==
            0);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      REQUIRE(run({"webinar", "rsvp", "future", fmt::format("m{}", i + 1), answers[i]}).status ==
              0);
    }
  }

  Finished at(const std::string& instant, const std::vector<std::string>& more = {}) {
    variables["QLAB_NOW"] = instant;
    return run(with({"webinar", "remind", "--due"}, more));
  }

  /// "m1 m2": who got a reminder, in order.
  [[nodiscard]] std::string reminded() const {
    std::string members;
    for (const auto& mail : json({"mail", "list"})) {
      if (mail.at("purpose") != "remind" || mail.at("state") != "sent") continue;
      members += (members.empty() ? "" : " ") + mail.at("member").get<std::string>();
    }
    return members;
  }
};

void check_silent(const Finished& finished) {
  CHECK(finished.status == 0);
  CHECK(finished.out.empty());
  CHECK(finished.err.empty());
}

}  // namespace

TEST_CASE("webinar remind: nothing is due, and nothing is said") {
  Hall lab;
  check_silent(lab.at("2027-02-19T17:59:59Z"));
  CHECK(lab.reminded().empty());
}

TEST_CASE("webinar remind: what is due goes to those the rule names, once, without a word") {
  Hall lab;
  check_silent(lab.at("2027-02-19T18:00:00Z"));
  CHECK(lab.reminded() == "m1 m2");
  check_silent(lab.at("2027-02-19T18:05:00Z"));
  CHECK(lab.reminded() == "m1 m2");
  check_silent(lab.at("2027-02-20T11:30:00Z"));
  CHECK(lab.reminded() == "m1 m2 m1");
}

TEST_CASE("webinar remind: whom nobody may write to is left out, and the others are reminded") {
  Hall lab;
  REQUIRE(lab.run({"mail", "suppress", "anna@example.org"}).status == 0);
  lab.at("2027-02-19T18:00:00Z");
  CHECK(lab.reminded() == "m2");
}

TEST_CASE("webinar remind: a reminder is no invitation, and says that nobody typed it") {
  Hall lab;
  lab.at("2027-02-19T18:00:00Z");
  const auto raw = lab.run({"mail", "view", "o5", "--raw"}).out;
  CHECK(raw.find("Subject: Reminder: What comes next (Sat 20 Feb 2027)") != std::string::npos);
  CHECK(raw.find("Auto-Submitted: auto-generated") != std::string::npos);
  CHECK(raw.find("text/calendar") == std::string::npos);
}

TEST_CASE("webinar remind: who answers after the others were reminded is caught up with") {
  Hall lab;
  lab.at("2027-02-19T18:00:00Z");
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m4", "yes"}).status == 0);
  check_silent(lab.at("2027-02-19T23:00:00Z"));
  CHECK(lab.reminded() == "m1 m2 m4");
}

TEST_CASE("webinar remind: a rule can leave late answers alone") {
  Hall lab(
      "[webinar]\nreminders = [{name = \"day-before\", before = \"24h\", catch_up = false}]\n");
  lab.at("2027-02-19T12:30:00Z");
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m4", "yes"}).status == 0);
  check_silent(lab.at("2027-02-19T13:00:00Z"));
  CHECK(lab.reminded() == "m1 m2");
}

TEST_CASE("webinar remind: past its window it is missed, said once, and not sent") {
  Hall lab;
  const auto late = lab.at("2027-02-20T00:00:00Z");
  CHECK(late.status == 3);
  CHECK(late.out.empty());
  CHECK(late.err ==
        "missed: the reminder 'day-before' of 'future' was due Fri 19 Feb 2027 18:00 GMT"
        " (Europe/London) and too late from Sat 20 Feb 2027 00:00 GMT (Europe/London)\n");
  check_silent(lab.at("2027-02-20T00:10:00Z"));
  CHECK(lab.reminded().empty());
}

TEST_CASE("webinar remind: moving the webinar reminds again only where that lies ahead") {
  Hall lab;
  lab.at("2027-02-19T18:00:00Z");
  REQUIRE(lab.run({"webinar", "edit", "future", "--start", "2027-02-21 12:30"}).status == 0);
  check_silent(lab.at("2027-02-20T18:00:00Z"));
  CHECK(lab.reminded() == "m1 m2 m1 m2");
  // Brought forward: the day before is over, the last hour is not.
  lab.variables["QLAB_NOW"] = "2027-02-20T18:10:00Z";
  REQUIRE(lab.run({"webinar", "edit", "future", "--start", "2027-02-21 10:00"}).status == 0);
  check_silent(lab.at("2027-02-20T18:20:00Z"));
  CHECK(lab.reminded() == "m1 m2 m1 m2");
  check_silent(lab.at("2027-02-21T09:00:00Z"));
  CHECK(lab.reminded() == "m1 m2 m1 m2 m1");
}

TEST_CASE("webinar remind: of a cancelled webinar nobody is reminded") {
  Hall lab;
  REQUIRE(lab.run({"webinar", "cancel", "future", "--yes"}).status == 0);
  check_silent(lab.at("2027-02-19T18:00:00Z"));
  CHECK(lab.reminded().empty());
}

TEST_CASE("webinar remind: quiet hours hold it back, and a no that comes meanwhile holds") {
  Hall lab(std::string("[send]\nquiet_hours = \"17:00-20:00\"\n") + rules);
  check_silent(lab.at("2027-02-19T18:00:00Z"));
  CHECK(lab.reminded().empty());
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m2", "no"}).status == 0);
  lab.variables["QLAB_NOW"] = "2027-02-19T20:00:00Z";
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 0);
  CHECK(sent.err == "o6 to ben@example.org was left out: answered already: no\n");
  CHECK(lab.reminded() == "m1");
}

TEST_CASE("webinar remind: what waited until it is of no use is missed, not sent") {
  Hall lab(std::string("[send]\nquiet_hours = \"17:00-20:00\"\n") + rules);
  lab.at("2027-02-19T18:00:00Z");
  lab.variables["QLAB_NOW"] = "2027-02-20T09:00:00Z";
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 0);
  CHECK(sent.err.find("o5 to anna@example.org was left out: it would have come too late\n") !=
        std::string::npos);
  CHECK(lab.json({"mail", "view", "o5"}).at("state") == "missed");
}

TEST_CASE("webinar remind: a rehearsal shows what is due and changes nothing") {
  Hall lab;
  const auto before = read(lab.store());
  const auto rehearsed = lab.at("2027-02-19T18:00:00Z", {"--dry-run", "--format", "csv"});
  CHECK(rehearsed.out ==
        "webinar,rule,due_at,state,queued,skipped\r\n"
        "w1,day-before,2027-02-19T18:00:00Z,due,2,0\r\n");
  CHECK(read(lab.store()) == before);
}

TEST_CASE("webinar remind: a person can send one reminder early, and cron does not repeat it") {
  Hall lab;
  const auto by_hand = lab.json({"webinar", "remind", "future", "--rule", "day-before", "--yes"});
  CHECK(by_hand.at("action") == "remind");
  CHECK(by_hand.at("sent").size() == 2);
  check_silent(lab.at("2027-02-19T18:00:00Z"));
  CHECK(lab.reminded() == "m1 m2");
}

TEST_CASE("webinar remind: a wrong command line or rule is explained") {
  Hall lab;
  CHECK(lab.run({"webinar", "remind"}).status == 2);
  CHECK(lab.run({"webinar", "remind", "future", "--due"}).status == 2);
  const auto which = lab.run({"webinar", "remind", "future"});
  CHECK(which.status == 2);
  CHECK(which.err ==
        "qlab: more than one reminder is configured\n"
        "hint: say --rule day-before or --rule last-call\n");
  const auto typo = lab.run({"webinar", "remind", "future", "--rule", "day-befor"});
  CHECK(typo.status == 10);
  CHECK(typo.err.find("did you mean 'day-before'?") != std::string::npos);
  lab.configure("");
  CHECK(lab.run({"webinar", "remind", "future"}).status == 78);
}

}  // namespace qlab::test
