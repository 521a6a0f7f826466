// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance.hpp"

#include <doctest/doctest.h>

#include "lib/mail/suppression.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using test::day;
using Warnings = std::vector<std::string>;

Attendee person(std::string name, std::string address = {}) {
  Attendee person;
  person.name = std::move(name);
  person.address = std::move(address);
  person.first_join = day(50);
  return person;
}

struct Fixture : test::WebinarLab {
  Fixture() {
    anna = community.member("Anna Jones", "anna@example.org");
    community.store.run(
        "INSERT INTO member_address (member_id, position, address, key) VALUES (?, 1, ?, ?)", anna,
        "a.jones@example.org", "a.jones@example.org");
    community.member("Cai Rees");
    community.member("Cai Rees");
  }

  AttendanceReport record(std::vector<Attendee> people) {
    return record_attendance(community.store, webinar, {std::move(people), {}}, day(51));
  }
  Attended match(Attendee person) { return record({std::move(person)}).people.front(); }

  std::int64_t anna = 0;
};

}  // namespace

TEST_CASE("attendance: people are known by address, alias, account and unique name") {
  Fixture lab;
  CHECK(lab.match(person("X", "ANNA@example.org")).match == Match::address);
  CHECK(lab.match(person("X", "a.jones@example.org")).match == Match::alias);
  auto by_account = person("X", "unknown@example.net");
  by_account.account = "anna@example.org";
  CHECK(lab.match(by_account).match == Match::address);
  for (const auto* name : {"Anna Jones", "ANNA  JONES", " anna jones (External)",
                           "Anna Jones (she/her) (Guest)", "Jones, Anna", "JONES, Anna (Guest)"}) {
    CAPTURE(name);
    const auto found = lab.match(person(name));
    CHECK(found.match == Match::name);
    CHECK(found.member == lab.anna);
  }
}

TEST_CASE("attendance: an apostrophe is one, however it is typed") {
  Fixture lab;
  const auto ffion = lab.community.member("Ffion O'Neill", "ffion@example.org");
  CHECK(lab.match(person("Ffion O\u2019Neill")).member == ffion);
}

TEST_CASE("attendance: two members of one name are ambiguous, near names are nobody") {
  Fixture lab;
  const auto both = lab.match(person("Cai Rees"));
  CHECK(both.match == Match::ambiguous);
  CHECK_FALSE(both.member);
  for (const auto* name : {"Ana Jones", "Jones", "", "(External)", "Jones, Anna, Dr"}) {
    CAPTURE(name);
    CHECK(lab.match(person(name)).match == Match::unmatched);
  }
}

TEST_CASE("attendance: everybody is kept, and the counts sum up") {
  Fixture lab;
  const auto report =
      lab.record({person("Anna Jones"), person("Cai Rees"), person("Guest"), person("Guest")});
  CHECK(report.matched == 1);
  CHECK(report.ambiguous == 1);
  CHECK(report.unmatched == 2);
  CHECK(report.fresh == 4);
  CHECK(lab.community.number("SELECT count(*) FROM attendance") == 4);
}

TEST_CASE("attendance: the same again changes nothing and leaves no log row") {
  Fixture lab;
  lab.record({person("Anna Jones"), person("Guest"), person("Guest")});
  const auto log = lab.community.number("SELECT count(*) FROM change_log");
  const auto again = lab.record({person("Anna Jones"), person("Guest"), person("Guest")});
  CHECK(again.fresh == 0);
  CHECK(again.updated == 0);
  CHECK(lab.community.number("SELECT count(*) FROM change_log") == log);
}

TEST_CASE("attendance: a later report of the same meeting brings the rows up to date") {
  Fixture lab;
  lab.record({person("Anna Jones")});
  auto longer = person("Anna Jones");
  longer.duration = std::chrono::minutes(5);
  const auto report = lab.record({longer, person("Guest")});
  CHECK(report.fresh == 1);
  CHECK(report.updated == 1);
  const auto kept = recorded_attendance(lab.community.store, lab.webinar.id);
  REQUIRE(kept.people.size() == 2);
  CHECK(kept.people[0].person.duration == std::chrono::minutes(5));
  CHECK(kept.matched == 1);
  CHECK(kept.unmatched == 1);
}

TEST_CASE("attendance: a member who joined twice under two names attended once") {
  Fixture lab;
  lab.record({person("Anna Jones"), person("Anna's phone", "anna@example.org")});
  CHECK(count(lab.community.store, lab.webinar.id).attended == 1);
}

TEST_CASE("attendance: a report does not bring back who was erased, not even as a stranger") {
  Fixture lab;
  mail::suppress(lab.community.store, "gone@example.org", mail::SuppressionReason::erased, "",
                 day(1));
  const auto report = lab.record({person("Gone", "GONE@example.org"), person("Anna Jones")});
  CHECK(report.people.size() == 1);
  CHECK(report.warnings == Warnings{"one person who was erased is left out"});
  CHECK(lab.community.number("SELECT count(*) FROM attendance WHERE name = 'Gone'") == 0);
}

TEST_CASE("attendance: nor wherever in a row their address stands") {
  Fixture lab;
  mail::suppress(lab.community.store, "gone@example.org", mail::SuppressionReason::erased, "",
                 day(1));
  auto by_account = person("Gone");
  by_account.account = "SMTP:Gone@example.org";
  const auto report = lab.record({person("gone@example.org"),
                                  person("Gone (gone@example.org)", "other@example.net"),
                                  person("Gone", "a@example.net; gone@example.org"), by_account});
  CHECK(report.people.empty());
  CHECK(report.warnings == Warnings{"4 people who were erased are left out"});
}

}  // namespace qlab::webinar
