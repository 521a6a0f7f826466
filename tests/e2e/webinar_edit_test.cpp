// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

using Words = std::vector<std::string>;

/// Anna was invited, Ben said yes, Carl said no, and Dora's invitation still waits.
struct Hall : WebinarHall {
  Hall() {
    configure(maildir_relay(*this));
    add_member(*this, "Anna", "anna@example.org");
    add_member(*this, "Ben", "ben@example.org");
    add_member(*this, "Carl", "carl@example.org");
    invite({"--yes"});
    add_member(*this, "Dora", "dora@example.org");
    invite({"--queue"});
    REQUIRE(run({"webinar", "rsvp", "future", "m2", "yes"}).status == 0);
    REQUIRE(run({"webinar", "rsvp", "future", "m3", "no"}).status == 0);
  }

  void invite(const Words& more) const {
    const Words invite{"webinar", "invite", "future", "--to", "relation:collaborator"};
    REQUIRE(run(with(invite, more)).status == 0);
  }

  nlohmann::json edit(const Words& more) const {
    return json(with({"webinar", "edit", "future"}, more));
  }
};

/// The calendar part of a mail, as a reader that is not ours finds it.
std::string event(const Lab& lab, const std::string& mail) {
  return calendar_of(
      read_mail(lab.file(mail + ".eml", lab.run({"mail", "view", mail, "--raw"}).out)));
}

std::string line(const std::string& text, const std::string& start) {
  const auto from = text.find("\n" + start) + 1;
  return text.substr(from, text.find('\r', from) - from);
}

const Words move_a_week{"--start", "2027-02-27 12:30"};

}  // namespace

TEST_CASE("webinar edit: another time is a new revision, and takes back the mails that wait") {
  const Hall lab;
  CHECK(states(lab) == "sent sent sent queued");
  const auto edited = lab.edit(move_a_week);
  CHECK(edited.at("changed") == parse_json(R"(["start"])"));
  CHECK(edited.at("sequence") == 1);
  CHECK(edited.at("withdrawn") == 1);
  CHECK(edited.at("queued") == 0);
  CHECK(states(lab) == "sent sent sent cancelled");
  const auto webinar = lab.json({"webinar", "view", "future"});
  CHECK(webinar.at("local_start") == "2027-02-27 12:30");
  CHECK(webinar.at("yes") == 1);
  CHECK(lab.json({"mail", "view", "o4"}).at("detail") == "the webinar changed before it was sent");
}

TEST_CASE("webinar edit: --notify tells exactly those who know the older state, once") {
  const Hall lab;
  const auto first = lab.run(with({"webinar", "edit", "future"}, move_a_week));
  CHECK(first.err.ends_with(
      "2 members know an older state; tell them: qlab webinar edit future --notify\n"));
  const auto told = lab.edit({"--notify", "--yes"});
  CHECK(told.at("selected") == 2);
  REQUIRE(told.at("sent").size() == 2);
  CHECK(told.at("sent").at(0).at("member") == "m1");
  CHECK(told.at("sent").at(1).at("member") == "m2");
  const auto again = lab.run({"webinar", "edit", "future", "--notify", "--yes"});
  CHECK(again.status == 0);
  CHECK(again.err == "nobody knows an older state\n");
}

TEST_CASE("webinar edit: the update takes the place of the event in a calendar") {
  const Hall lab;
  lab.edit(with(move_a_week, {"--notify", "--yes"}));
  CHECK(lab.json({"mail", "view", "o5"}).at("subject") ==
        "Changed: What comes next (Sat 27 Feb 2027)");
  const auto before = event(lab, "o1");
  const auto after = event(lab, "o5");
  CHECK(after.find("METHOD:REQUEST\r\n") != std::string::npos);
  CHECK(line(before, "UID:") == line(after, "UID:"));
  CHECK(line(before, "SEQUENCE:") == "SEQUENCE:0");
  CHECK(line(after, "SEQUENCE:") == "SEQUENCE:1");
  CHECK(line(after, "DTSTART:") == "DTSTART:20270227T123000Z");
}

TEST_CASE("webinar edit: who was told of a change is not invited to it, who was not told is") {
  const Hall lab;
  lab.edit(with(move_a_week, {"--notify", "--yes"}));
  const auto invited =
      lab.json({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"});
  CHECK(invited.at("queued") == 1);
  REQUIRE(invited.at("skipped").size() == 3);
  CHECK(invited.at("skipped").at(0).at("text") == "already invited");
  CHECK(lab.json({"mail", "view", "o7"}).at("member") == "m4");
}

TEST_CASE(
    "webinar edit: members are told of another link until the end, and after it nothing is done") {
  Hall lab;
  const Words other_link{"--url", "https://meet.example.org/other", "--notify", "--yes"};
  lab.variables["QLAB_NOW"] = "2027-02-20T14:00:00Z";
  const auto late = lab.run(with({"webinar", "edit", "future"}, other_link));
  CHECK(late.status == 6);
  CHECK(late.err.find("nobody can be told in time") != std::string::npos);
  CHECK(lab.json({"webinar", "view", "future"}).at("sequence") == 0);
  lab.variables["QLAB_NOW"] = "2027-02-20T12:45:00Z";
  CHECK(lab.edit(other_link).at("sent").size() == 2);
}

TEST_CASE("webinar edit: a title or a capacity leaves calendars and mails alone") {
  const Hall lab;
  const auto edited = lab.edit({"--title", "What is next", "--capacity", "20"});
  CHECK(edited.at("changed") == parse_json(R"(["title", "capacity"])"));
  CHECK(edited.at("sequence") == 0);
  CHECK(states(lab) == "sent sent sent queued");
  CHECK(lab.run({"webinar", "edit", "future", "--notify", "--yes"}).err ==
        "nobody knows an older state\n");
}

TEST_CASE("webinar edit: without --start another zone keeps the wall time") {
  const Hall lab;
  lab.edit({"--zone", "America/New_York"});
  const auto webinar = lab.json({"webinar", "view", "future"});
  CHECK(webinar.at("local_start") == "2027-02-20 12:30");
  CHECK(webinar.at("starts_at") == "2027-02-20T17:30:00Z");
  CHECK(webinar.at("sequence") == 1);
}

TEST_CASE(
    "webinar edit: a zone that this machine does not know is shown in UTC until it is edited") {
  const Hall lab;
  {
    SQLite::Database store(lab.store().string(), SQLite::OPEN_READWRITE);
    store.exec("UPDATE webinar SET zone = 'Asia/Gone', local_start = '2027-02-20 18:00'");
  }
  const auto listed = lab.run({"webinar", "list"});
  CHECK(listed.status == 0);
  CHECK(listed.err.starts_with(
      "warning: this machine does not know the zone Asia/Gone of 'future' and shows its time in "
      "UTC: install tzdata-legacy"));
  const auto view = lab.run({"webinar", "view", "future", "--format", "table"});
  CHECK(view.status == 0);
  CHECK(view.err == listed.err);
  CHECK(lab.run({"handover", "report"}).status == 0);
  CHECK(lab.run({"scenarios", "publish", lab.path("site").string()}).status == 0);
  CHECK(lab.run({"webinar", "edit", "future", "--start", "+1d"}).status == 2);
  lab.edit({"--title", "Another"});
  lab.edit({"--zone", "Asia/Kolkata"});
  const auto webinar = lab.json({"webinar", "view", "future"});
  CHECK(webinar.at("local_start") == "2027-02-20 18:00");
  CHECK(webinar.at("starts_at") == "2027-02-20T12:30:00Z");
}

TEST_CASE("webinar edit: places that come free are offered to whoever waits") {
  const WebinarHall lab({"--capacity", "1"});
  for (const std::string name : {"anna", "ben"}) {
    const auto member = add_member(lab, name, name + "@example.org");
    REQUIRE(lab.run({"webinar", "rsvp", "future", member, "yes"}).status == 0);
  }
  const auto edited = lab.json({"webinar", "edit", "future", "--no-capacity"});
  CHECK(edited.at("offered") == parse_json(R"(["m2"])"));
  CHECK(lab.json({"webinar", "view", "future"}).at("offered") == 1);
}

TEST_CASE("webinar edit: taking back what members were told of says how many hold it") {
  const Hall lab;
  lab.edit(move_a_week);
  const auto moved = lab.json({"store", "log"}).at(0).at("id").dump();
  CHECK(lab.edit({"--notify", "--yes"}).at("sent").size() == 2);
  const auto undone = lab.run({"store", "undo", moved});
  CHECK(undone.status == 0);
  CHECK(undone.err.find("2 members know an older state; tell them: qlab webinar edit future "
                        "--notify\n") != std::string::npos);
}

TEST_CASE("webinar edit: a revision never falls, whatever is taken back") {
  const Hall lab;
  lab.edit(move_a_week);
  REQUIRE(lab.run({"store", "undo"}).status == 0);
  const auto webinar = lab.json({"webinar", "view", "future"});
  CHECK(webinar.at("local_start") == "2027-02-20 12:30");
  CHECK(webinar.at("sequence") == 2);
}

TEST_CASE("webinar edit: a revision never falls when a backup is restored") {
  const Hall lab;
  const auto backup = lab.path("backup.db").string();
  REQUIRE(lab.run({"store", "backup", backup}).status == 0);
  lab.edit(move_a_week);
  REQUIRE(lab.run({"store", "restore", backup, "--yes"}).status == 0);
  const auto webinar = lab.json({"webinar", "view", "future"});
  CHECK(webinar.at("local_start") == "2027-02-27 12:30");
  CHECK(webinar.at("sequence") == 1);
}

TEST_CASE("webinar edit: what changes nothing writes nothing") {
  const Hall lab;
  const auto before = lab.json({"store", "log"}).size();
  const auto same = lab.edit({"--title", "What comes next"});
  CHECK(same.at("changed").empty());
  CHECK(lab.json({"store", "log"}).size() == before);
}

TEST_CASE("webinar edit: a wrong command line is explained") {
  const Hall lab;
  CHECK(lab.run({"webinar", "edit", "future"}).err ==
        "qlab: nothing is said that should change\n"
        "hint: say what, or --notify to tell those who know an older state\n");
  const auto gap = lab.run({"webinar", "edit", "future", "--start", "2027-03-28 01:30"});
  CHECK(gap.status == 2);
  CHECK(gap.err.find("does not exist in 'Europe/London'") != std::string::npos);
  CHECK(lab.run({"webinar", "edit", "future", "--url", "not a link"}).status == 2);
  CHECK(lab.run({"webinar", "edit", "future", "--title", "Other", "--dry-run"}).status == 2);
  CHECK(lab.run({"webinar", "edit", "futur", "--title", "Other"}).status == 10);
  CHECK(lab.json({"webinar", "view", "future"}).at("sequence") == 0);
}

}  // namespace qlab::test
