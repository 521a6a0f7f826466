// SPDX-License-Identifier: Apache-2.0
// Whoever answered an older state of a webinar is listed, and asked again.
#include <doctest/doctest.h>

#include "tests/support/replies.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

constexpr auto* stamp = "20270110T090000Z";

/// The value of a property in the calendar part of a mail.
std::string property(const std::string& ics, const std::string& name) {
  const auto at = ics.find("\n" + name + ":");
  REQUIRE(at != std::string::npos);
  const auto begin = at + name.size() + 2;
  return ics.substr(begin, ics.find_first_of("\r\n", begin) - begin);
}

std::string calendar(const Replies& replies, const nlohmann::json& mail) {
  const auto raw = replies.ok({"mail", "view", mail.at("ref").get<std::string>(), "--raw"}).out;
  return calendar_of(read_mail(replies.lab.file("again.eml", raw)));
}

/// Anna has answered the state before the present one, and everybody else none.
struct Moved : Replies {
  Moved() {
    ok({"webinar", "edit", "future", "--start", "2027-02-20 13:00"});
    deliver({answer("anna", "ACCEPTED", stamp)});
    CHECK(receive().at("waiting") == 1);
  }
};

}  // namespace

TEST_CASE("webinar invite --again: who answered an older state is named, and why") {
  const Moved replies;
  CHECK(replies.reason(0) == "it answers revision 0 of 'future', which is at 1");
  const auto view = replies.lab.json({"webinar", "view", "future"});
  CHECK(view.at("yes") == 0);
  REQUIRE(view.at("uncounted").size() == 1);
  CHECK(
      view.at("uncounted").at(0) ==
      parse_json(R"({"member":"m1","name":"anna","answer":"yes","why":"older revision","sequence":0,
                       "source":"calendar","answered_at":"2027-01-10T09:00:00Z","asked_again":false})"));
  CHECK(replies.lab.run({"webinar", "view", "future"})
            .err.find("1 member answered an older state; ask again: qlab webinar invite future "
                      "--again") != std::string::npos);
  CHECK(replies.ok({"status"}).out.find("qlab webinar invite future --again") != std::string::npos);
}

TEST_CASE("webinar invite --again: exactly those get the event as it is, once") {
  Moved replies;
  CHECK(replies.ok({"webinar", "invite", "future", "--again", "--dry-run"})
            .err.find("1 selected: 1 would be written to, 0 skipped") != std::string::npos);
  replies.lab.variables["QLAB_NOW"] = "2027-01-16T09:00:00Z";
  const auto asked = replies.lab.json({"webinar", "invite", "future", "--again", "--yes"});
  CHECK(asked.at("queued") == 1);
  CHECK(asked.at("sent").at(0).at("member") == "m1");
  const auto mails = replies.mails("again");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].at("state") == "sent");
  CHECK(mails[0].at("subject") == "Please answer again: The future (Sat 20 Feb 2027)");
  const auto ics = calendar(replies, mails[0]);
  CHECK(property(ics, "METHOD") == "REQUEST");
  CHECK(property(ics, "UID") == replies.uid);
  CHECK(property(ics, "SEQUENCE") == "1");
  CHECK(property(ics, "DTSTAMP") == "20270116T090000Z");
  CHECK(replies.lab.json({"webinar", "view", "future"}).at("sequence") == 1);
  CHECK(replies.lab.json({"mail", "inbox", "list"}).empty());
  CHECK(replies.reason(0) ==
        "it answers revision 0 of 'future', which is at 1; they were asked again");
  const auto twice = replies.lab.json({"webinar", "invite", "future", "--again", "--yes"});
  CHECK(twice.at("queued") == 0);
  CHECK(twice.at("skipped").at(0).at("text") == "already asked again");
  CHECK(replies.mails("again").size() == 1);
  // They know the present state now.
  CHECK(replies.lab.json({"webinar", "edit", "future", "--notify", "--dry-run"}).at("queued") == 2);
}

TEST_CASE(
    "webinar invite --again: an answer to the present state counts, and nobody is left to ask") {
  const Moved replies;
  auto now = replies.answer("anna", "DECLINED", "20270112T090000Z");
  now.replace(now.find("SEQUENCE:0"), 10, "SEQUENCE:1");
  replies.deliver({now});
  CHECK(replies.receive().at("applied") == 1);
  CHECK(replies.standing("m1") == "no");
  CHECK(replies.lab.json({"webinar", "view", "future"}).at("uncounted").empty());
  CHECK(replies.lab.json({"mail", "inbox", "list"}).empty());
  const auto nobody = replies.lab.run({"webinar", "invite", "future", "--again", "--yes"});
  CHECK(nobody.status == 0);
  CHECK(nobody.err == "nobody answered an older state\n");
  CHECK(replies.mails("again").empty());
}

TEST_CASE("webinar invite --again: agreed on by a plan, and taken back by undoing") {
  const Moved replies;
  const auto plan = replies.lab.path("again.json").string();
  replies.ok({"webinar", "invite", "future", "--again", "--plan", plan});
  replies.ok({"webinar", "invite", "future", "--again", "--apply", plan, "--queue", "--yes"});
  CHECK(replies.mails("again").size() == 1);
  CHECK(replies.lab.json({"mail", "inbox", "list"}).empty());
  replies.ok({"store", "undo"});
  CHECK(replies.mails("again").empty());
  CHECK(replies.lab.json({"mail", "inbox", "list"}).size() == 1);
  CHECK(replies.lab.run({"store", "check"}).status == 0);
}

TEST_CASE("webinar invite --again: what it refuses") {
  const Moved replies;
  const auto& lab = replies.lab;
  const auto both = lab.run({"webinar", "invite", "future", "--again", "--to", "name:bob"});
  CHECK(both.status == 2);
  CHECK(both.out.empty());
  CHECK(both.err == "qlab: --again chooses whom it asks\nhint: leave --to out\n");
  replies.ok({"members", "consent", "m1", "contact", "withdrawn"});
  CHECK(lab.json({"webinar", "invite", "future", "--again"}).at("skipped").size() == 1);
  replies.ok({"webinar", "cancel", "future", "--yes"});
  const auto cancelled = lab.run({"webinar", "invite", "future", "--again"});
  CHECK(cancelled.status == 6);
  CHECK(cancelled.err == "qlab: 'future' was cancelled\n");
}

TEST_CASE("webinar invite --again: once RSVPs have closed it is neither done nor proposed") {
  Moved replies;
  replies.ok({"webinar", "edit", "future", "--rsvp-until", "2027-01-16 18:00"});
  replies.lab.variables["QLAB_NOW"] = "2027-01-16T18:00:01Z";
  CHECK(replies.lab.run({"webinar", "invite", "future", "--again"}).status == 6);
  CHECK(replies.ok({"webinar", "view", "future"}).err.find("--again") == std::string::npos);
  const auto status = replies.ok({"status"}).out;
  CHECK(status.find("1 member answered an older state of 'future'") != std::string::npos);
  CHECK(status.find("--again") == std::string::npos);
}

TEST_CASE(
    "webinar invite --again: an erased member leaves no uncounted answer, a merge carries it on") {
  const Moved replies;
  replies.ok({"members", "merge", "m2", "m1"});
  CHECK(replies.lab.json({"webinar", "view", "future"}).at("uncounted").at(0).at("member") == "m2");
  CHECK(replies.ok({"members", "export", "--person", "m2"}).out.find("older revision") !=
        std::string::npos);
  replies.ok({"members", "erase", "m2", "--yes"});
  CHECK(replies.lab.json({"webinar", "view", "future"}).at("uncounted").empty());
}

}  // namespace qlab::test
