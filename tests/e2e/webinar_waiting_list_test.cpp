// SPDX-License-Identifier: Apache-2.0
// The waiting list as cron moves it: webinar remind --due.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// One place: Anna has it, Ben waits, and Carl behind him.
struct Hall : WebinarHall {
  Hall() : WebinarHall({"--capacity", "1"}) {
    configure(maildir_relay(*this));
    for (const std::string name : {"anna", "ben", "carl"}) {
      const auto member = add_member(*this, name, name + "@example.org");
      answer(member, "yes");
    }
  }

  void answer(const std::string& member, const std::string& word) {
    const auto answered = run({"webinar", "rsvp", "future", member, word});
    INFO(answered.err);
    REQUIRE(answered.status == 0);
  }

  Finished at(const std::string& instant, const std::vector<std::string>& more = {}) {
    variables["QLAB_NOW"] = instant;
    return run(with({"webinar", "remind", "--due"}, more));
  }

  /// "m2:sent": the offers in the outbox.
  [[nodiscard]] std::string offers() const {
    std::string all;
    for (const auto& mail : json({"mail", "list"})) {
      if (mail.at("purpose") != "offer") continue;
      all += (all.empty() ? "" : " ") + mail.at("member").get<std::string>() + ":" +
             mail.at("state").get<std::string>();
    }
    return all;
  }

  [[nodiscard]] std::string stands(std::size_t member) const {
    return json({"webinar", "view", "future"}).at("answers").at(member).at("answer");
  }
};

void check_silent(const Finished& finished) {
  CHECK(finished.status == 0);
  CHECK(finished.out.empty());
  CHECK(finished.err.empty());
}

}  // namespace

TEST_CASE("webinar waiting list: while there is no place nobody is written to") {
  Hall lab;
  check_silent(lab.at("2027-01-15T10:00:00Z"));
  CHECK(lab.offers().empty());
}

TEST_CASE("webinar waiting list: whoever is offered a place is told of it once") {
  Hall lab;
  lab.answer("m1", "no");
  check_silent(lab.at("2027-01-15T10:00:00Z"));
  check_silent(lab.at("2027-01-15T10:05:00Z"));
  CHECK(lab.offers() == "m2:sent");
  const auto raw = lab.run({"mail", "view", "o1", "--raw"}).out;
  CHECK(raw.find("Subject: A place for you: What comes next (Sat 20 Feb 2027)") !=
        std::string::npos);
  CHECK(raw.find("until Sun 17 Jan 2027 09:00 GMT (Europe/London):") != std::string::npos);
  CHECK(raw.find("Auto-Submitted: auto-generated") != std::string::npos);
  CHECK(raw.find("text/calendar; method=REQUEST") != std::string::npos);
}

TEST_CASE("webinar waiting list: an offer that nobody takes goes to the next by itself") {
  Hall lab;
  lab.answer("m1", "no");
  lab.at("2027-01-15T10:00:00Z");
  const auto shown = lab.at("2027-01-17T09:00:01Z", {"--summary", "--json"});
  CHECK(shown.status == 0);
  const auto rows = parse_json(shown.out);
  REQUIRE(rows.size() == 1);
  CHECK(rows.at(0).at("rule") == "waiting list");
  CHECK(rows.at(0).at("queued") == 1);
  CHECK(lab.offers() == "m2:sent m3:sent");
  CHECK(lab.stands(1) == "waitlisted");
  CHECK(lab.stands(2) == "offered");
}

TEST_CASE("webinar waiting list: whoever takes the place keeps it") {
  Hall lab;
  lab.answer("m1", "no");
  lab.at("2027-01-15T10:00:00Z");
  lab.answer("m2", "yes");
  check_silent(lab.at("2027-01-19T10:00:00Z"));
  CHECK(lab.offers() == "m2:sent");
  CHECK(lab.stands(1) == "yes");
}

TEST_CASE("webinar waiting list: an offer that waits in the outbox is not sent after an answer") {
  Hall lab;
  lab.answer("m1", "no");
  check_silent(lab.at("2027-01-15T10:00:00Z", {"--queue"}));
  CHECK(lab.offers() == "m2:queued");
  lab.answer("m2", "no");
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(lab.offers() == "m2:cancelled");
}

TEST_CASE("webinar waiting list: taking a no back names whoever was told of the place") {
  Hall lab;
  lab.answer("m1", "no");
  const auto no = lab.json({"store", "log"}).at(0).at("id").dump();
  check_silent(lab.at("2027-01-15T10:00:00Z"));
  const auto undone = lab.run({"store", "undo", no});
  CHECK(undone.status == 0);
  CHECK(undone.err.find("m2 was written to that a place at 'future' is kept, which is so no "
                        "longer\n") != std::string::npos);
  CHECK(lab.stands(1) == "waitlisted");
}

TEST_CASE("webinar waiting list: whoever cannot be written to of their place is named") {
  Hall lab;
  REQUIRE(lab.run({"members", "edit", "m3", "--delivery", "off"}).status == 0);
  lab.answer("m1", "no");
  lab.answer("m2", "no");
  const auto tasks = lab.json({"status"});
  const auto task = std::ranges::find_if(
      tasks, [](const auto& each) { return each.at("kind") == "offers_untold"; });
  REQUIRE(task != tasks.end());
  CHECK(task->at("about") == "1 member is offered a place at 'future' and cannot be written to");
  CHECK(task->at("command") == "qlab webinar view future");
  check_silent(lab.at("2027-01-15T10:00:00Z"));
}

TEST_CASE("webinar waiting list: cron names them as they are offered the place, once") {
  Hall lab;
  REQUIRE(lab.run({"members", "edit", "m3", "--delivery", "off"}).status == 0);
  lab.answer("m1", "no");
  lab.at("2027-01-15T10:00:00Z");
  const auto next = lab.at("2027-01-17T09:00:01Z");
  CHECK(next.status == 0);
  CHECK(next.err ==
        "m3 is offered a place at 'future' until Tue 19 Jan 2027 09:00 GMT (Europe/London) and "
        "cannot be written to: delivery is off\n");
  check_silent(lab.at("2027-01-17T09:05:00Z"));
}

TEST_CASE("webinar waiting list: a rehearsal moves nobody") {
  Hall lab;
  lab.answer("m1", "no");
  lab.variables["QLAB_NOW"] = "2027-01-18T10:00:00Z";
  CHECK(lab.at("2027-01-18T10:00:00Z", {"--dry-run"}).status == 0);
  CHECK(lab.stands(1) == "offered");
  CHECK(lab.offers().empty());
}

TEST_CASE("webinar waiting list: in the last hour nobody is offered a place") {
  Hall lab;
  lab.variables["QLAB_NOW"] = "2027-02-20T11:45:00Z";
  lab.answer("m1", "no");
  check_silent(lab.at("2027-02-20T11:46:00Z"));
  CHECK(lab.offers().empty());
}

}  // namespace qlab::test
