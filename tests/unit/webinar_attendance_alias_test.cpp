// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_alias.hpp"

#include <doctest/doctest.h>

#include "lib/webinar/attendance.hpp"
#include "lib/webinar/merging.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using test::day;

Attendee person(std::string name, std::string address = {}) {
  Attendee person;
  person.name = std::move(name);
  person.address = std::move(address);
  return person;
}

struct Fixture : test::WebinarLab {
  Fixture() {
    anna = community.member("Anna Jones", "anna@example.org");
    ben = community.member("Ben Evans", "ben@example.org");
  }

  AttendanceReport record(std::vector<Attendee> people) {
    return record_attendance(community.store, webinar, {std::move(people), {}, 0}, day(51));
  }
  std::size_t link(std::string_view alias, std::int64_t member) {
    return link_attendance(community.store, webinar, alias, member, day(52));
  }

  std::int64_t anna = 0;
  std::int64_t ben = 0;
};

}  // namespace

TEST_CASE("attendance alias: what is linked once is recognised in later files") {
  Fixture lab;
  CHECK(lab.record({person("iPhone")}).unmatched == 1);
  CHECK(lab.link("IPHONE ", lab.anna) == 1);
  CHECK(lab.link("iphone", lab.anna) == 0);
  const auto again = lab.record({person("iPhone"), person("Ben Evans")});
  CHECK(again.people[0].match == Match::alias);
  CHECK(again.people[0].member == lab.anna);
  CHECK(again.updated == 0);
  CHECK(again.fresh == 1);
}

TEST_CASE("attendance alias: an address can be linked, and goes before what the file matches") {
  Fixture lab;
  lab.record({person("Ben Evans", "ben@example.org")});
  CHECK(lab.link("ben@example.org", lab.anna) == 1);
  CHECK(lab.record({person("Somebody", "BEN@example.org")}).people[0].member == lab.anna);
}

TEST_CASE("attendance alias: a name that two people of one file use is nobody's") {
  Fixture lab;
  lab.record({person("iPhone")});
  lab.link("iPhone", lab.anna);
  const auto two = lab.record({person("iPhone"), person("iPhone")});
  CHECK(two.ambiguous == 2);
  CHECK(two.matched == 0);
  const auto error = test::error_of([&] { lab.link("iPhone", lab.ben); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::usage);
  CHECK(std::string(error->what()) == "2 people in the attendance of 'future' are called 'iPhone'");
}

TEST_CASE("attendance alias: nobody of that name is an error") {
  Fixture lab;
  const auto error = test::error_of([&] { lab.link("iPhone", lab.anna); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::not_found);
  CHECK(aliases(lab.community.store).empty());
}

TEST_CASE("attendance alias: unlinking gives back what was matched by it and nothing else") {
  Fixture lab;
  lab.record({person("iPhone"), person("Anna Jones")});
  lab.link("iPhone", lab.anna);
  CHECK(unlink_attendance(lab.community.store, "iPhone", day(53)) == 1);
  const auto left = recorded_attendance(lab.community.store, lab.webinar.id);
  CHECK(left.people[0].match == Match::unmatched);
  CHECK(left.people[1].member == lab.anna);
  CHECK(test::error_of([&] {
          unlink_attendance(lab.community.store, "iPhone", day(53));
        })->kind() == Kind::not_found);
}

TEST_CASE("attendance alias: it goes with a member who is merged into another") {
  Fixture lab;
  lab.record({person("iPhone")});
  lab.link("iPhone", lab.ben);
  give_attendance_to_member(lab.community.store, lab.ben, lab.anna, day(53));
  CHECK(aliases(lab.community.store).at("iphone") == lab.anna);
}

TEST_CASE("attendance: whoever bought tickets for others is matched by their own name only") {
  Fixture lab;
  auto buyer = person("Anna Jones", "anna@example.org");
  auto guest = person("Ben Evans", "anna@example.org");
  auto stranger = person("Cai Rees", "anna@example.org");
  for (auto* each : {&buyer, &guest, &stranger}) each->shares_address = each->has_ticket = true;
  const auto report = lab.record({buyer, guest, stranger});
  CHECK(report.people[0].match == Match::address);
  CHECK(report.people[1].member == lab.ben);
  CHECK(report.people[1].match == Match::name);
  CHECK(report.people[2].match == Match::unmatched);
}

TEST_CASE("attendance: without tickets others of one address are devices of its member") {
  Fixture lab;
  auto telephone = person("Anna J.", "anna@example.org");
  auto tablet = person("Anna's iPad", "anna@example.org");
  auto colleague = person("Ben Evans", "anna@example.org");
  for (auto* each : {&telephone, &tablet, &colleague}) each->shares_address = true;
  const auto report = lab.record({telephone, tablet, colleague});
  CHECK(report.people[0].match == Match::address);
  CHECK(report.people[1].member == lab.anna);
  CHECK(report.people[2].member == lab.ben);
}

TEST_CASE("attendance: somebody who renamed themselves is known by the name before") {
  Fixture lab;
  const auto report = lab.record({person("AJ (Anna Jones)"), person("Ben Evans (BE)")});
  CHECK(report.people[0].member == lab.anna);
  CHECK(report.people[1].member == lab.ben);
}

}  // namespace qlab::webinar
