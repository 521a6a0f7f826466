// SPDX-License-Identifier: Apache-2.0
// RSVPs close: what is said later is kept, and nobody is asked or offered anything any more.
#include <doctest/doctest.h>

#include "tests/support/replies.hpp"

namespace qlab::test {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// RSVPs close on Saturday 16 January 2027 at 18:00; the clock stands a day before.
struct Closing : Replies {
  Closing() { ok({"webinar", "edit", "future", "--rsvp-until", "2027-01-16 18:00"}); }

  void go_to(const std::string& instant) { lab.variables["QLAB_NOW"] = instant; }
};

}  // namespace

TEST_CASE("webinar rsvp-until: an answer counts by its own time, and a later yes is late") {
  Closing replies;
  replies.go_to("2027-01-17T09:00:00Z");
  replies.deliver({replies.answer("anna", "ACCEPTED", "20270116T180000Z"),
                   replies.answer("bob", "ACCEPTED", "20270116T180001Z"),
                   replies.word("maybe", 3)});
  const auto done = replies.receive();
  CHECK(done.at("applied") == 1);
  CHECK(done.at("waiting") == 2);
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.standing("m2") == "invited");
  CHECK(replies.standing("m3") == "invited");
  CHECK(replies.reason(1) ==
        "yes for 'future', after RSVPs closed on Sat 16 Jan 2027 18:00 GMT (Europe/London)");
  const auto late = replies.lab.json({"webinar", "view", "future"}).at("uncounted");
  REQUIRE(late.size() == 2);
  CHECK(late[0].at("member") == "m2");
  CHECK(late[0].at("why") == "late");
  CHECK(late[1].at("answer") == "maybe");
  CHECK(holds(replies.ok({"status"}).out, "2 members answered about 'future' after RSVPs closed"));
  CHECK(replies.mails("confirm").size() == 1);
  // Staff may count it all the same.
  replies.ok({"webinar", "rsvp", "future", "m2", "yes"});
  CHECK(replies.standing("m2") == "yes");
  CHECK(replies.lab.json({"webinar", "view", "future"}).at("uncounted").size() == 1);
}

TEST_CASE("webinar rsvp-until: a mail that was written in time counts, whenever it is read") {
  Closing replies;
  replies.go_to("2027-01-17T09:00:00Z");
  replies.deliver({replies.word("yes", 1, "Date: Sat, 16 Jan 2027 17:59:00 +0000\n"),
                   replies.word("yes", 2, "Date: Sat, 16 Jan 2027 18:30:00 +0000\n"),
                   replies.word("yes", 3, "Date: Fri, 01 Jan 2010 00:00:00 +0000\n")});
  CHECK(replies.receive().at("applied") == 1);
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.standing("m2") == "invited");
  CHECK(replies.standing("m3") == "invited");  // that clock is wrong
}

TEST_CASE("webinar rsvp-until: a no counts to the end, stops reminders and asks for a call") {
  Closing replies;
  replies.deliver({replies.answer("anna", "ACCEPTED", "20270115T080000Z")});
  CHECK(replies.receive().at("applied") == 1);
  replies.go_to("2027-01-20T09:00:00Z");
  replies.deliver({replies.answer("anna", "DECLINED", "20270120T080000Z")});
  CHECK(replies.receive().at("applied") == 1);
  CHECK(replies.standing("m1") == "no");
  CHECK(replies.lab.json({"calls", "list"}).size() == 1);
}

TEST_CASE("webinar rsvp-until: no place is offered any more, and an offer ends as RSVPs close") {
  Closing replies;
  replies.ok({"webinar", "edit", "future", "--capacity", "1"});
  replies.ok({"webinar", "rsvp", "future", "m1", "yes"});
  replies.ok({"webinar", "rsvp", "future", "m2", "yes"});
  CHECK(replies.standing("m2") == "waitlisted");
  replies.ok({"webinar", "rsvp", "future", "m1", "no"});
  const auto offered = replies.lab.json({"webinar", "view", "future"}).at("answers").at(1);
  CHECK(offered.at("answer") == "offered");
  CHECK(offered.at("offer_until") == "2027-01-16T18:00:00Z");  // not 48 hours
  replies.go_to("2027-01-16T18:00:01Z");
  replies.ok({"webinar", "remind", "--due"});
  CHECK(replies.standing("m2") == "waitlisted");
  CHECK(replies.mails("offer").empty());
}

TEST_CASE("webinar rsvp-until: letters and calendars name the time, and nobody is asked after it") {
  Closing replies;
  const auto& lab = replies.lab;
  replies.ok(
      {"members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "wider"});
  replies.ok({"webinar", "invite", "future", "--to", "relation:wider", "--yes"});
  const auto mail = replies.mails("invite").back();
  CHECK(holds(mail.at("text"), "Please answer by Sat 16 Jan 2027 18:00 GMT (Europe/London)."));
  const auto ics = replies.ok({"webinar", "ics", "future"}).out;
  CHECK(holds(ics, "DESCRIPTION:Please answer by Sat 16 Jan 2027 18:00 GMT (Europe/London)."));
  CHECK(holds(ics, "SEQUENCE:0"));  // closing is nothing that calendars keep
  CHECK(lab.json({"webinar", "view", "future"}).at("rsvp_until") == "2027-01-16T18:00:00Z");
  replies.go_to("2027-01-16T18:00:01Z");
  const auto closed = lab.run({"webinar", "invite", "future", "--to", "relation:wider"});
  CHECK(closed.status == 6);
  CHECK(closed.out.empty());
  CHECK(closed.err ==
        "qlab: RSVPs for 'future' closed on Sat 16 Jan 2027 18:00 GMT (Europe/London)\n"
        "hint: 'qlab webinar edit future --rsvp-until WHEN' opens them again\n");
  replies.ok({"webinar", "edit", "future", "--start", "2027-02-27 12:30", "--notify", "--yes"});
  CHECK_FALSE(holds(replies.mails("update").front().at("text"), "Please answer by"));
  replies.ok({"webinar", "edit", "future", "--no-rsvp-until"});
  CHECK(lab.json({"webinar", "view", "future"}).at("rsvp_until").is_null());
}

TEST_CASE("webinar rsvp-until: what it refuses, when adding and when moving") {
  const Closing replies;
  const auto& lab = replies.lab;
  const std::vector<std::string> add{
      "webinar",          "add",        "next", "--title", "Next",          "--start",
      "2027-03-20 12:30", "--duration", "1h",   "--zone",  "Europe/London", "--rsvp-until"};
  auto late = add;
  late.emplace_back("2027-03-20 12:31");
  const auto refused = lab.run(late);
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(refused.err ==
        "qlab: RSVPs would close on 'Sat 20 Mar 2027 12:31 GMT (Europe/London)', after the start\n"
        "hint: say an earlier --rsvp-until\n");
  auto at_the_start = add;
  at_the_start.emplace_back("2027-03-20 12:30");
  CHECK(holds(lab.run(at_the_start).err, "RSVPs close on Sat 20 Mar 2027 12:30 GMT"));
  CHECK(lab.run({"webinar", "edit", "next", "--start", "2027-03-19 12:30"}).status == 2);
  CHECK(lab.run({"webinar", "edit", "next", "--rsvp-until", "+1d", "--no-rsvp-until"}).status == 2);
  CHECK(lab.json({"webinar", "edit", "next", "--start", "2027-03-19 12:30", "--rsvp-until",
                  "2027-03-18 12:00"})
            .at("changed") == parse_json(R"(["start","rsvp_until"])"));
}

}  // namespace qlab::test
