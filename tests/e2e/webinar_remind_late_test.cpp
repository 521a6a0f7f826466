// SPDX-License-Identifier: Apache-2.0
// Who joins after a reminder went out gets it once or not at all, by rule, whatever the clock does.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/replies.hpp"

namespace qlab::test {
namespace {

constexpr auto day_before = R"([[webinar.reminders]]
name = "day-before"
on = "-1d 18:00"
)";

/// Anna said yes before the reminder; Bob and Carol have not answered.
struct Late : Replies {
  explicit Late(const std::string& more = day_before) : Replies("mbox", more) {
    ok({"webinar", "rsvp", "future", "m1", "yes"});
  }

  void go_to(const std::string& instant) { lab.variables["QLAB_NOW"] = instant; }

  void remind(const std::string& instant) {
    go_to(instant);
    ok({"webinar", "remind", "--due"});
  }

  /// "m1 m2": to whom a reminder went, in order.
  [[nodiscard]] std::string reminded() const {
    std::string members;
    for (const auto& mail : lab.json({"mail", "list"})) {
      if (mail.at("purpose") != "remind" || mail.at("state") != "sent") continue;
      members += (members.empty() ? "" : " ") + mail.at("member").get<std::string>();
    }
    return members;
  }
};

}  // namespace

TEST_CASE("webinar remind: an answer by mail counts for the catch-up by when it is read") {
  Late late;
  late.remind("2027-02-19T18:00:00Z");
  CHECK(late.reminded() == "m1");
  // Said before the reminder, read after it.
  late.deliver({late.answer("bob", "ACCEPTED", "20270219T120000Z")});
  late.go_to("2027-02-19T18:10:00Z");
  CHECK(late.receive().at("applied") == 1);
  late.remind("2027-02-19T18:15:00Z");
  CHECK(late.reminded() == "m1 m2");
  late.remind("2027-02-19T18:20:00Z");
  CHECK(late.reminded() == "m1 m2");
}

TEST_CASE("webinar remind: a letter that is not there is named, and stops no other reminder") {
  Late late(std::string("[[webinar.reminders]]\nname = \"mistaken\"\nbefore = \"20h\"\n"
                        "template = \"mine\"\n") +
            day_before);
  late.go_to("2027-02-19T18:00:00Z");
  const auto reminded = late.lab.run({"webinar", "remind", "--due"});
  CHECK(reminded.status == 10);
  CHECK(reminded.err.starts_with(
      "qlab: the reminder 'mistaken' of 'future': no mail template is named 'mine'\n"));
  CHECK(late.reminded() == "m1");
}

TEST_CASE("webinar remind: one who is invited within the window and says yes is caught up with") {
  Late late;
  late.remind("2027-02-19T18:00:00Z");
  late.ok(
      {"members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "wider"});
  late.ok({"webinar", "invite", "future", "--to", "relation:wider", "--yes"});
  late.remind("2027-02-19T18:30:00Z");
  CHECK(late.reminded() == "m1");  // not answered is no yes
  late.ok({"webinar", "rsvp", "future", "m4", "yes"});
  late.remind("2027-02-19T23:59:59Z");
  CHECK(late.reminded() == "m1 m4");
}

TEST_CASE("webinar remind: no, and then yes again, is reminded once, and a no before it is sent") {
  Late late(std::string("[send]\nquiet_hours = \"17:00-20:00\"\n") + day_before);
  late.remind("2027-02-19T18:00:00Z");  // it waits
  late.ok({"webinar", "rsvp", "future", "m1", "no"});
  late.go_to("2027-02-19T20:30:00Z");
  CHECK(late.lab.json({"mail", "send"}).at("cancelled").size() == 1);
  CHECK(late.reminded().empty());
  late.ok({"webinar", "rsvp", "future", "m1", "yes"});
  late.remind("2027-02-19T20:45:00Z");
  CHECK(late.reminded() == "m1");
  late.ok({"webinar", "rsvp", "future", "m1", "no"});
  late.ok({"webinar", "rsvp", "future", "m1", "yes"});
  late.remind("2027-02-19T21:00:00Z");
  CHECK(late.reminded() == "m1");
}

TEST_CASE("webinar remind: another link takes back what waits, and it goes out with the new one") {
  for (const std::string catch_up : {"true", "false"}) {
    CAPTURE(catch_up);
    Late late(std::string("[send]\nquiet_hours = \"17:00-20:00\"\n") + day_before +
              "catch_up = " + catch_up + "\n");
    late.remind("2027-02-19T18:00:00Z");
    late.ok({"webinar", "edit", "future", "--url", "https://meet.example.org/new"});
    late.remind("2027-02-19T20:30:00Z");
    CHECK(late.reminded() == "m1");
    CHECK(late.mails("remind").back().at("text").get<std::string>().find("/new") !=
          std::string::npos);
    late.ok({"webinar", "edit", "future", "--url", "https://meet.example.org/newer"});
    late.remind("2027-02-19T20:45:00Z");
    CHECK(late.reminded() == "m1");  // who got it does not get it again
  }
}

TEST_CASE("webinar remind: a late yes in quiet hours waits for their end, or is too late") {
  Late late(std::string("[send]\nquiet_hours = \"20:00-23:00\"\n") + day_before +
            "window = \"6h\"\n");
  late.remind("2027-02-19T18:00:00Z");
  late.ok({"webinar", "rsvp", "future", "m2", "yes"});
  late.remind("2027-02-19T22:00:00Z");
  CHECK(late.reminded() == "m1");
  late.go_to("2027-02-19T23:00:00Z");
  late.ok({"mail", "send"});
  CHECK(late.reminded() == "m1 m2");
  late.ok({"webinar", "rsvp", "future", "m3", "yes"});
  late.remind("2027-02-20T00:00:00Z");  // the window is over
  CHECK(late.reminded() == "m1 m2");
}

TEST_CASE("webinar remind: nights in which clocks change, and clocks set back, remind once each") {
  // Clocks go forward on 28 March 2027 at 01:00 UTC: the reminder is due at 17:00 UTC.
  Late late;
  late.ok({"webinar", "edit", "future", "--start", "2027-03-29 12:30"});
  for (const auto* now : {"2027-03-28T16:59:59Z", "2027-03-28T17:00:00Z", "2027-03-27T18:00:00Z",
                          "2027-03-28T16:00:00Z", "2027-03-28T17:30:00Z", "2027-03-28T18:00:00Z",
                          "2027-03-28T22:59:59Z"}) {
    late.remind(now);
  }
  CHECK(late.reminded() == "m1");
  // And back on 31 October 2027 at 01:00 UTC, in an hour that is there twice.
  Late autumn("[[webinar.reminders]]\nname = \"night\"\non = \"-1d 01:30\"\nwindow = \"3h\"\n");
  autumn.ok({"webinar", "edit", "future", "--start", "2027-11-01 12:30"});
  for (const auto* now : {"2027-10-31T00:29:59Z", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z",
                          "2027-10-31T00:45:00Z", "2027-10-31T02:30:00Z"}) {
    autumn.remind(now);
    if (std::string_view(now) == "2027-10-31T00:45:00Z")
      autumn.ok({"webinar", "rsvp", "future", "m2", "yes"});
  }
  CHECK(autumn.reminded() == "m1 m2");
}

TEST_CASE("webinar remind: a clock that jumps a day back or an hour ahead doubles and skips none") {
  Late late(
      std::string("[[webinar.reminders]]\nname = \"a-day\"\nbefore = \"24h\"\nwindow = \"3h\"\n") +
      day_before);
  late.remind("2027-02-19T12:29:00Z");
  CHECK(late.reminded().empty());
  late.remind("2027-02-19T13:29:00Z");  // an hour ahead, over the time of the first
  CHECK(late.reminded() == "m1");
  late.remind("2027-02-18T13:29:00Z");  // a day back
  late.ok({"webinar", "rsvp", "future", "m2", "yes"});
  late.remind("2027-02-18T13:30:00Z");
  CHECK(late.reminded() == "m1");
  late.remind("2027-02-19T13:30:00Z");  // right again: who answered meanwhile is caught up with
  CHECK(late.reminded() == "m1 m2");
  late.remind("2027-02-19T18:59:00Z");  // ahead, over the time of the second
  late.remind("2027-02-18T18:59:00Z");
  late.remind("2027-02-19T18:01:00Z");
  late.remind("2027-02-19T18:59:00Z");
  CHECK(late.reminded() == "m1 m2 m1 m2");
}

TEST_CASE("webinar remind: who answers while the reminder to answer waits is not reminded") {
  Late late(std::string("[send]\nquiet_hours = \"17:00-20:00\"\n") + day_before +
            "to = [\"invited\"]\n");
  late.remind("2027-02-19T18:00:00Z");
  CHECK(late.reminded().empty());
  late.ok({"webinar", "rsvp", "future", "m2", "yes"});
  late.go_to("2027-02-19T20:00:00Z");
  CHECK(late.lab.run({"mail", "send"}).err.ends_with("was left out: answered already: yes\n"));
  CHECK(late.reminded() == "m3");
}

}  // namespace qlab::test
