// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/query_fields.hpp"

#include <doctest/doctest.h>

#include "lib/members/find.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using test::day;
using test::error_of;

/// Members A to E and the webinar 'future', of 90 minutes.
struct Five : test::WebinarLab {
  Five() {
    for (const auto* name : {"A", "B", "C", "D", "E"}) community.member(name);
  }

  void rsvp(std::int64_t member, Answer said, int when) {
    (void)answer(community.store, webinar, {member, said, Source::staff, day(when)}, day(10));
  }

  void attend(std::int64_t member, std::optional<int> minutes, int ordinal = 0) {
    const auto duration = minutes ? std::optional(*minutes * 60) : std::nullopt;
    community.store.run(
        "INSERT INTO attendance (webinar_id, member_id, name, ordinal, match, duration_s,"
        " imported_at) VALUES (?1, ?2, ?2, ?3, 'name', ?4, 0)",
        webinar.id, member, ordinal, duration);
  }

  [[nodiscard]] std::string found(std::string_view query) const {
    std::string names;
    members::each(community.store, members::Query::parse(query, query_fields()),
                  [&](const members::Member& member) { names += member.name; });
    return names;
  }
};

}  // namespace

TEST_CASE("webinar query: rsvp is the present answer") {
  Five lab;
  mark_invited(lab.community.store, lab.webinar.id, 1, day(1));
  mark_invited(lab.community.store, lab.webinar.id, 2, day(9));
  lab.rsvp(2, Answer::yes, 2);  // read late: the invitation still does not win over it
  lab.rsvp(3, Answer::yes, 2);
  lab.rsvp(3, Answer::no, 3);
  lab.rsvp(4, Answer::maybe, 2);
  CHECK(lab.found("rsvp:future=yes") == "B");
  CHECK(lab.found("rsvp:w1=yes,maybe") == "BD");
  CHECK(lab.found("rsvp:1=no") == "C");
  CHECK(lab.found("rsvp:future=invited") == "A");
  CHECK(lab.found("rsvp:future=none") == "E");
  CHECK(lab.found("rsvp:future=none,invited") == "AE");
  CHECK(lab.found("rsvp:future") == "ABCD");
  CHECK(lab.found("-rsvp:future=yes,maybe") == "ACE");
  CHECK(lab.found("-rsvp:future rsvp:future=none") == "E");
}

TEST_CASE("webinar query: another webinar's answers and attendance are not this one's") {
  Five lab;
  auto other = test::new_webinar();
  other.slug = "second";
  const auto second = add(lab.community.store, other, day(0));
  lab.rsvp(1, Answer::yes, 2);
  lab.attend(1, 80);
  CHECK(lab.found("rsvp:second=yes").empty());
  CHECK(lab.found("rsvp:second=none") == "ABCDE");
  CHECK(lab.found("attended:second").empty());
  CHECK(lab.found("attended:second=unknown") == "ABCDE");
}

TEST_CASE("webinar query: attendance is present from half of the webinar on") {
  Five lab;
  CHECK(lab.found("attended:future=absent").empty());
  CHECK(lab.found("attended:future=unknown") == "ABCDE");
  lab.attend(1, 45);
  lab.attend(2, 44);
  lab.attend(3, std::nullopt);
  lab.attend(4, 10);
  lab.attend(4, 60, 1);  // a second time, under another name
  CHECK(lab.found("attended:future") == "ABCD");
  CHECK(lab.found("attended:future=present") == "ACD");
  CHECK(lab.found("attended:future=partial") == "B");
  CHECK(lab.found("attended:future=present,partial") == "ABCD");
  CHECK(lab.found("attended:future=absent") == "E");
  CHECK(lab.found("-attended:future") == "E");
  CHECK(lab.found("attended:future=unknown").empty());
}

TEST_CASE("webinar query: a webinar, answer or attendance that is not there is named") {
  const Five lab;
  const auto hint = [&](std::string_view query, Kind kind) {
    const auto error = error_of([&] { (void)lab.found(query); });
    REQUIRE(error);
    CHECK(error->kind() == kind);
    return error->hint();
  };
  CHECK(hint("rsvp:futur=yes", Kind::not_found) == "did you mean 'future'?");
  CHECK(hint("attended:futrue", Kind::not_found) == "did you mean 'future'?");
  CHECK(hint("rsvp:future=mabye", Kind::usage) == "did you mean 'maybe'?");
  CHECK(hint("attended:future=presnt", Kind::usage) == "did you mean 'present'?");
}

}  // namespace qlab::webinar
