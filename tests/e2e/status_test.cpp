// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>

#include "tests/support/outbox.hpp"
#include "tests/support/terminal.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// The counts by kind.
std::map<std::string, int> counts(const Lab& lab) {
  std::map<std::string, int> found;
  for (const auto& task : lab.json({"status"})) {
    CHECK(!task.at("about").get<std::string>().empty());
    CHECK(task.at("command").get<std::string>().starts_with("qlab "));
    found[task.at("kind")] += task.at("count").get<int>();
  }
  return found;
}

using Counts = std::map<std::string, int>;

}  // namespace

TEST_CASE("status: where nothing waits it says so, and lists nothing") {
  const Lab lab;
  CHECK(counts(lab).empty());
  const auto shown = lab.run({"status", "--format", "table"});
  CHECK(shown.status == 0);
  CHECK(shown.out == "Fri 15 Jan 2027 09:00 GMT (Europe/London)\n\nnothing waits\n");
  CHECK(shown.err.empty());
}

TEST_CASE("status: each noun tells what waits, with the command for it") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab));
  add_member(lab, "Ada", "ada@example.org");
  add_member(lab, "Bob", "bob@example.org");
  REQUIRE(
      lab.run({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"}).status ==
      0);
  CHECK(counts(lab) == Counts{{"mail_due", 2}, {"rsvps_missing", 2}});
  REQUIRE(lab.run({"mail", "send"}).status == 0);
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m1", "yes"}).status == 0);
  CHECK(counts(lab) == Counts{{"rsvps_missing", 1}});
  REQUIRE(lab.run({"calls", "request", "m1"}).status == 0);
  CHECK(counts(lab) == Counts{{"rsvps_missing", 1}, {"calls_wanted", 1}});
  REQUIRE(lab.run({"calls", "cancel", "k1", "--by", "staff", "--no-mail"}).status == 0);
  const auto body = lab.file("host.md", "A host.\n");
  REQUIRE(
      lab.run({"scenarios", "add", "host", "--title", "T", "--body-file", body, "--open"}).status ==
      0);
  REQUIRE(
      lab.run({"comments", "add", "host", "--author", "m1", "--body", "Why?", "--accept-policy"})
          .status == 0);
  CHECK(counts(lab) == Counts{{"rsvps_missing", 1}, {"comments_pending", 1}});
  lab.variables["QLAB_NOW"] = "2027-02-21T09:00:00Z";
  CHECK(counts(lab) == Counts{{"attendance_missing", 1}, {"comments_pending", 1}});
}

TEST_CASE("status: it counts the days to the next step of the handover") {
  Lab lab;
  REQUIRE(
      lab.run({"handover", "plan", "set", "--last-send", "2027-01-20", "--freeze", "2027-02-01"})
          .status == 0);
  CHECK(counts(lab) == Counts{{"days_to_step", 5}});
  lab.variables["QLAB_NOW"] = "2027-01-25T09:00:00Z";
  const auto tasks = lab.json({"status"});
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].at("about") == "7 days to 'freeze' of the handover");
  CHECK(tasks[0].at("command") == "qlab handover status");
}

TEST_CASE("status: a screen for people names the noun once and cuts nothing") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab));
  add_member(lab, "Ada", "ada@example.org");
  REQUIRE(
      lab.run({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"}).status ==
      0);
  const auto shown = run_on_terminal({.columns = 30}, {binary(), "status"}, lab.variables);
  CHECK(shown.status == 0);
  CHECK(shown.out.find("\r\nmail\r\n  1 mail is due ") != std::string::npos);
  CHECK(shown.out.find("  qlab mail send\r\n") != std::string::npos);
  CHECK(shown.out.find("  1 member has not answered about 'future'  qlab members list "
                       "rsvp:future=invited") != std::string::npos);
}

TEST_CASE("status: an old backup is a task, a new one is none") {
  Lab lab;
  lab.configure("[store]\nbackups = \"backups\"\n");
  CHECK(counts(lab) == Counts{{"backup_old", 1}});
  REQUIRE(lab.run({"store", "backup"}).status == 0);
  CHECK(std::filesystem::exists(lab.path("backups/qlab-2027-01-15T090000Z.db")));
  CHECK(counts(lab).empty());
  lab.variables["QLAB_NOW"] = "2027-01-18T10:00:00Z";
  const auto tasks = lab.json({"status"});
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].at("about") == "the newest backup is 3 days old");
  CHECK(tasks[0].at("at") == "2027-01-15T09:00:00Z");
}

TEST_CASE("status: a copy that does not send is said") {
  Lab lab;
  std::filesystem::rename(lab.path("lab"), lab.path("moved"));
  lab.variables["QLAB_STORE"] = lab.path("moved/qlab.db").string();
  CHECK(counts(lab) == Counts{{"store_displaced", 1}});
}

TEST_CASE("status: it refuses words of its own") {
  const Lab lab;
  const auto failed = lab.run({"status", "today"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(failed.err.starts_with("qlab: 'status' does not take 'today'"));
}

}  // namespace qlab::test
