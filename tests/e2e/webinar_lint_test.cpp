// SPDX-License-Identifier: Apache-2.0
// webinar ics --lint, and webinars whose zone got other rules.
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Hall : WebinarHall {
  Hall() {
    configure(maildir_relay(*this));
    add_member(*this, "Anna", "anna@example.org");
    REQUIRE(run({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"}).status ==
            0);
  }

  [[nodiscard]] Finished lint() const {
    return run({"webinar", "ics", "future", "--lint", "--format", "tsv"});
  }
};

}  // namespace

TEST_CASE("webinar ics --lint: what was sent and what is now are the same") {
  const Hall lab;
  const auto shown = lab.lint();
  CHECK(shown.status == 0);
  CHECK(shown.err.empty());
  CHECK(shown.out ==
        "about\tjudgement\ttext\n"
        "time\tgood\tSat 20 Feb 2027 12:30 GMT (Europe/London)\n"
        "zone\tgood\tSat 20 Feb 2027 12:30 UTC\n"
        "organizer\tgood\tanswers go to lab@example.org\n"
        "revision\tgood\trevision 0, sent to one member: nothing changes in their calendars\n");
}

TEST_CASE("webinar ics --lint: a webinar that moved is an update for those who were invited") {
  const Hall lab;
  REQUIRE(lab.run({"webinar", "edit", "future", "--start", "2027-02-27 12:30"}).status == 0);
  const auto shown = lab.lint();
  CHECK(shown.status == 0);
  CHECK(shown.out.find("revision\tgood\trevision 0, sent to one member: their calendars take it as "
                       "an update of DTSTART, DTEND\n") != std::string::npos);
}

TEST_CASE("webinar ics --lint: a change behind the back of the revision is wrong") {
  const Hall lab;
  execute(lab, "UPDATE webinar SET url = 'https://elsewhere.example.org'");
  const auto shown = lab.lint();
  CHECK(shown.status == 1);
  CHECK(shown.out.find(
            "revision\twrong\trevision 0, sent to one member: their calendars ignore it: "
            "LOCATION, URL, DESCRIPTION differ and SEQUENCE is not higher\n") != std::string::npos);
}

TEST_CASE("webinar: one whose zone got other rules is named and not moved") {
  const Hall lab;
  execute(lab, "UPDATE webinar SET starts_at = starts_at + 3600");
  const std::string warning =
      "warning: the rules of Europe/London changed: 'future' was set to 2027-02-20 12:30 and is "
      "kept "
      "at 2027-02-20 13:30 there now; to move it: qlab webinar edit future --start "
      "'2027-02-20 12:30'\n";
  CHECK(lab.run({"webinar", "list"}).err == warning);
  CHECK(lab.run({"webinar", "view", "future"}).err == warning);
  const auto shown = lab.lint();
  CHECK(shown.status == 1);
  CHECK(shown.out.find("time\twrong\tit was set to 2027-02-20 12:30 Europe/London; by the present "
                       "rules of the zone that is 2027-02-20 13:30\n") != std::string::npos);
}

TEST_CASE("webinar view: on a terminal the answers are drawn") {
  const Hall lab;
  const auto shown = lab.run({"webinar", "view", "future", "--format", "table"});
  CHECK(shown.status == 0);
  CHECK(shown.out.find("\nyes         0\n") != std::string::npos);
  CHECK(shown.out.find("\nno answer   1 █") != std::string::npos);
}

}  // namespace qlab::test
