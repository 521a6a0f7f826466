// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// Anna was invited, Ben declined, and Carl's invitation still waits.
struct Hall : WebinarHall {
  Hall() {
    configure(maildir_relay(*this));
    add_member(*this, "Anna", "anna@example.org");
    add_member(*this, "Ben", "ben@example.org");
    invite("--yes");
    add_member(*this, "Carl", "carl@example.org");
    invite("--queue");
    REQUIRE(run({"webinar", "rsvp", "future", "m2", "no"}).status == 0);
  }

  void invite(const std::string& how) const {
    REQUIRE(run({"webinar", "invite", "future", "--to", "relation:collaborator", how}).status == 0);
  }
};

}  // namespace

TEST_CASE(
    "webinar cancel: it leaves the calendars of those who have it, and nobody else hears of it") {
  const Hall lab;
  const auto cancelled = lab.json({"webinar", "cancel", "future", "--notify", "--yes"});
  CHECK(cancelled.at("status") == "cancelled");
  CHECK(cancelled.at("sequence") == 1);
  CHECK(cancelled.at("withdrawn") == 1);
  REQUIRE(cancelled.at("sent").size() == 1);
  CHECK(cancelled.at("sent").at(0).at("member") == "m1");
  CHECK(states(lab) == "sent sent cancelled sent");
  const auto mail = read_mail(lab.file("4.eml", lab.run({"mail", "view", "o4", "--raw"}).out));
  CHECK(lab.json({"mail", "view", "o4"}).at("subject") ==
        "Cancelled: What comes next (Sat 20 Feb 2027)");
  const auto event = calendar_of(mail);
  for (const std::string part : {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"}) {
    CHECK(event.find(part + "\r\n") != std::string::npos);
  }
}

TEST_CASE("webinar cancel: a rehearsal shows who would be told, and cancels nothing") {
  const Hall lab;
  const auto before = read(lab.store());
  const auto folder = lab.path("drafts");
  const auto rehearsed =
      lab.json({"webinar", "cancel", "future", "--notify", "--dry-run", "-o", folder.string()});
  CHECK(rehearsed.at("dry_run") == true);
  CHECK(rehearsed.at("queued") == 1);
  CHECK(read(lab.store()) == before);
  CHECK(calendar_of(read_mail(folder / "m1.eml")).find("METHOD:CANCEL") != std::string::npos);
}

TEST_CASE("webinar cancel: those concerned can be told later") {
  const Hall lab;
  const auto quiet = lab.run({"webinar", "cancel", "future", "--yes"});
  CHECK(quiet.status == 0);
  CHECK(quiet.err ==
        "cancelled w1\n"
        "1 members know an older state; tell them: qlab webinar cancel future --notify\n");
  CHECK(lab.json({"webinar", "cancel", "future", "--notify", "--yes"}).at("sent").size() == 1);
  CHECK(lab.json({"webinar", "cancel", "future", "--notify", "--yes"}).at("selected") == 1);
  CHECK(states(lab) == "sent sent cancelled sent");
}

TEST_CASE("webinar cancel: members can be told until it would have ended, and not after") {
  Hall lab;
  lab.variables["QLAB_NOW"] = "2027-02-20T12:45:00Z";
  CHECK(lab.json({"webinar", "cancel", "future", "--notify", "--yes"}).at("sent").size() == 1);
  lab.variables["QLAB_NOW"] = "2027-02-20T14:00:00Z";
  const auto late = lab.run({"webinar", "cancel", "future", "--notify", "--yes"});
  CHECK(late.status == 6);
  CHECK(late.err ==
        "qlab: 'future' was to end on Sat 20 Feb 2027 14:00 GMT (Europe/London): nobody can be "
        "told in time\n");
}

TEST_CASE("webinar cancel: it is done once, with a word of agreement, and before its end") {
  const Hall lab;
  const auto unasked = lab.run({"webinar", "cancel", "future"});
  CHECK(unasked.status == 2);
  CHECK(unasked.err == "qlab: cancel 'future' needs a word of agreement\nhint: add --yes\n");
  CHECK(lab.json({"webinar", "view", "future"}).at("status") == "confirmed");
  REQUIRE(lab.run({"webinar", "cancel", "future", "--yes"}).status == 0);
  const auto twice = lab.run({"webinar", "cancel", "future", "--yes"});
  CHECK(twice.status == 6);
  CHECK(twice.err == "qlab: 'future' was cancelled already\n");
}

TEST_CASE("webinar cancel: a public calendar file says so too") {
  const Hall lab;
  REQUIRE(lab.run({"webinar", "cancel", "future", "--yes"}).status == 0);
  const auto file = lab.run({"webinar", "ics", "future"});
  CHECK(file.out.find("STATUS:CANCELLED\r\n") != std::string::npos);
  CHECK(file.out.find("SEQUENCE:1\r\n") != std::string::npos);
}

TEST_CASE("webinar cancel: without a relay nothing is cancelled where people are to be told") {
  Hall lab;
  lab.configure("");
  CHECK(lab.run({"webinar", "cancel", "future", "--notify", "--yes"}).status == 78);
  CHECK(lab.json({"webinar", "view", "future"}).at("status") == "confirmed");
}

}  // namespace qlab::test
