// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/rsvp.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "lib/webinar/waiting_list.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::hours;
using test::day;
using Ids = std::vector<std::int64_t>;

/// A community with four members and one webinar, thirty days from the first.
struct Fixture : test::WebinarLab {
  explicit Fixture(std::optional<std::int64_t> capacity = {}) : WebinarLab(capacity) {
    for (auto& id : members) id = community.member("Member");
  }

  Recorded says(std::size_t who, Answer answer, Instant at, Source source = Source::staff) {
    return webinar::answer(community.store, webinar, {members[who], answer, source, at}, at);
  }
  Recorded read_later(std::size_t who, Answer answer, Instant at, Instant now) {
    return webinar::answer(community.store, webinar, {members[who], answer, Source::calendar, at},
                           now);
  }
  void invite(std::size_t who, Instant at) { WebinarLab::invite(members[who], at); }
  [[nodiscard]] std::string_view stands(std::size_t who) const {
    return name(present_answer(community.store, webinar.id, members[who]));
  }

  std::array<std::int64_t, 4> members{};
};

}  // namespace

TEST_CASE("rsvp: every change is a row with its time, source and what stood before") {
  Fixture lab;
  lab.says(0, Answer::maybe, day(1));
  const auto done = lab.says(0, Answer::yes, day(2));
  CHECK(done.previous == Answer::maybe);
  CHECK(done.answer == Answer::yes);
  CHECK(lab.community.number("SELECT count(*) FROM rsvp") == 2);
  CHECK(lab.community.text("SELECT group_concat(answer || '<' || previous || ' ' || source || ' '"
                           " || actor, ', ') FROM rsvp") ==
        "maybe<none staff tester, yes<maybe staff tester");
}

TEST_CASE("rsvp: staff who repeat an answer change nothing") {
  Fixture lab;
  lab.says(0, Answer::yes, day(1));
  const auto done = lab.says(0, Answer::yes, day(2));
  CHECK_FALSE(done.changed);
  CHECK(lab.community.number("SELECT count(*) FROM rsvp") == 1);
  CHECK(lab.community.number("SELECT count(*) FROM change_log") == 2);
}

TEST_CASE("rsvp: the latest answer by its own time wins, in whatever order they are read") {
  std::array<std::pair<int, Answer>, 3> replies{
      {{1, Answer::yes}, {2, Answer::no}, {3, Answer::maybe}}};
  std::sort(replies.begin(), replies.end());
  do {
    Fixture lab;
    for (const auto& [at, answer] : replies) lab.read_later(0, answer, day(at), day(5));
    CHECK(lab.stands(0) == "maybe");
    CHECK(lab.community.number("SELECT count(*) FROM rsvp") == 3);
  } while (std::next_permutation(replies.begin(), replies.end()));
}

TEST_CASE("rsvp: an older answer that is read later is kept and does not count") {
  Fixture lab;
  lab.says(0, Answer::no, day(3));
  const auto done = lab.read_later(0, Answer::yes, day(2), day(4));
  CHECK_FALSE(done.counts);
  CHECK(lab.stands(0) == "no");
  CHECK(lab.community.number("SELECT count(*) FROM rsvp") == 2);
}

TEST_CASE("rsvp: an answer beats the invitation, also from a clock that is slow") {
  Fixture lab;
  lab.invite(0, day(1));
  CHECK(lab.stands(0) == "invited");
  const auto done = lab.read_later(0, Answer::yes, day(1) - std::chrono::minutes(2), day(2));
  CHECK(done.counts);
  CHECK(lab.stands(0) == "yes");
}

TEST_CASE("rsvp: an answer from the future counts as of now, so that the next one can correct it") {
  Fixture lab;
  lab.read_later(0, Answer::yes, day(20), day(2));
  lab.says(0, Answer::no, day(3));
  CHECK(lab.stands(0) == "no");
}

TEST_CASE("rsvp: who stands somewhere is not marked as invited again") {
  Fixture lab;
  lab.says(0, Answer::no, day(1));
  lab.invite(0, day(2));
  CHECK(lab.stands(0) == "no");
}

TEST_CASE("rsvp: a yes beyond the capacity is waitlisted, a maybe takes no place") {
  Fixture lab(1);
  lab.says(3, Answer::maybe, day(1));
  lab.says(0, Answer::yes, day(1));
  CHECK(lab.says(1, Answer::yes, day(2)).answer == Answer::waitlisted);
  const auto numbers = count(lab.community.store, lab.webinar.id);
  CHECK(numbers.yes == 1);
  CHECK(numbers.waitlisted == 1);
  CHECK(numbers.maybe == 1);
}

TEST_CASE("rsvp: a place given back is offered to the longest waiting, for 48 hours") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(2, Answer::yes, day(2));
  lab.says(1, Answer::yes, day(3));
  const auto done = lab.says(0, Answer::no, day(4));
  CHECK(done.offered == Ids{lab.members[2]});
  CHECK(lab.stands(2) == "offered");
  CHECK(lab.stands(1) == "waitlisted");
  std::vector<Standing> all;
  each_standing(lab.community.store, lab.webinar.id,
                [&](const Standing& standing) { all.push_back(standing); });
  const auto offer =
      std::find_if(all.begin(), all.end(), [](const Standing& each) { return each.offer_until; });
  REQUIRE(offer != all.end());
  CHECK(*offer->offer_until == day(4) + hours(48));
}

TEST_CASE("rsvp: who said yes again while waiting keeps the place in the queue") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.read_later(1, Answer::yes, day(2), day(2));
  lab.read_later(2, Answer::yes, day(3), day(3));
  lab.read_later(1, Answer::yes, day(4), day(4));
  CHECK(lab.says(0, Answer::no, day(5)).offered == Ids{lab.members[1]});
}

TEST_CASE("rsvp: who waits is offered a place, also with a clock behind that of the invitation") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.invite(1, day(3));
  lab.read_later(1, Answer::yes, day(3) - std::chrono::minutes(2), day(4));
  CHECK(lab.stands(1) == "waitlisted");
  CHECK(lab.says(0, Answer::no, day(5)).offered == Ids{lab.members[1]});
}

TEST_CASE("rsvp: an offer keeps its place until it is taken or given back") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(0, Answer::no, day(3));
  CHECK(lab.says(2, Answer::yes, day(4)).answer == Answer::waitlisted);
  SUBCASE("taken") {
    CHECK(lab.says(1, Answer::yes, day(4)).answer == Answer::yes);
    CHECK(lab.stands(2) == "waitlisted");
  }
  SUBCASE("given back") { CHECK(lab.says(1, Answer::no, day(4)).offered == Ids{lab.members[2]}); }
}

TEST_CASE("rsvp: an offer that ran out goes to the next, and its member to the end of the queue") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(2, Answer::yes, day(3));
  lab.says(0, Answer::no, day(4));
  const auto done = lab.says(3, Answer::maybe, day(7));
  CHECK(done.offered == Ids{lab.members[2]});
  CHECK(lab.stands(1) == "waitlisted");
  CHECK(lab.says(2, Answer::no, day(8)).offered == Ids{lab.members[1]});
}

TEST_CASE("rsvp: an offer that ran out is made anew where nobody else waits") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(0, Answer::no, day(4));
  const auto done = lab.says(2, Answer::yes, day(7));
  CHECK(done.offered == Ids{lab.members[1]});
  CHECK(done.answer == Answer::waitlisted);
}

TEST_CASE("rsvp: what qlab does by itself says what stood before") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.invite(1, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(0, Answer::no, day(4));
  lab.says(2, Answer::maybe, day(7));
  CHECK(lab.community.text("SELECT group_concat(answer || '<' || previous || ' ' || source, ', ')"
                           " FROM (SELECT * FROM rsvp WHERE member_id = 2 ORDER BY id)") ==
        "invited<none staff, waitlisted<invited staff, offered<waitlisted automatic,"
        " waitlisted<offered automatic, offered<waitlisted automatic");
}

TEST_CASE("rsvp: who has a place and says so again keeps it") {
  Fixture lab(1);
  lab.read_later(0, Answer::yes, day(1), day(1));
  CHECK(lab.read_later(0, Answer::yes, day(2), day(2)).answer == Answer::yes);
  CHECK(lab.stands(0) == "yes");
}

TEST_CASE("rsvp: a no alone has somebody called") {
  Fixture lab(1);
  CHECK(lab.says(0, Answer::no, day(1)).call);
  CHECK_FALSE(lab.says(1, Answer::yes, day(1)).call);
  CHECK_FALSE(lab.says(2, Answer::yes, day(1)).call);
  CHECK(lab.stands(2) == "waitlisted");
}

TEST_CASE("rsvp: an offer taken in time and read late is taken") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(0, Answer::no, day(3));
  CHECK(lab.read_later(1, Answer::yes, day(4), day(9)).answer == Answer::yes);
}

TEST_CASE("rsvp: what a member said before an offer was made, and is read after, is their answer") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(2, Answer::yes, day(3));
  CHECK(lab.says(0, Answer::no, day(5)).offered == Ids{lab.members[1]});
  const auto done = lab.read_later(1, Answer::no, day(4), day(6));
  CHECK(done.counts);
  CHECK(lab.stands(1) == "no");
  CHECK(done.call);
  CHECK(done.offered == Ids{lab.members[2]});
}

TEST_CASE(
    "rsvp: an offer taken in time is taken, also where its end was written before it is read") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(0, Answer::no, day(3));
  move_waiting_list(lab.community.store, lab.webinar, day(6));
  const auto done = lab.read_later(1, Answer::yes, day(4), day(7));
  CHECK(done.counts);
  CHECK(lab.stands(1) == "yes");
}

TEST_CASE("rsvp: a yes that comes after the offer takes the place that is still free") {
  Fixture lab(1);
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  lab.says(0, Answer::no, day(3));
  const auto done = lab.read_later(1, Answer::yes, day(6), day(7));
  CHECK(lab.stands(1) == "yes");
  CHECK(done.offered.empty());
}

TEST_CASE("rsvp: nothing is offered in the last hour before the start") {
  Fixture lab(1);
  const auto start = lab.webinar.starts_at;
  lab.says(0, Answer::yes, day(1));
  lab.says(1, Answer::yes, day(2));
  CHECK(lab.says(0, Answer::no, start - std::chrono::minutes(30)).offered.empty());
  CHECK(lab.stands(1) == "waitlisted");
}

TEST_CASE(
    "rsvp: an answer given after the end is refused, one given before and read later is not") {
  Fixture lab;
  const auto end = lab.webinar.ends_at();
  const auto error = test::error_of([&] { lab.says(0, Answer::yes, end + hours(1)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(std::string(error->what()) ==
        "'future' ended on Sat 20 Feb 2027 14:00 GMT (Europe/London)");
  CHECK(lab.read_later(0, Answer::yes, end - hours(3), end + hours(9)).counts);
}

TEST_CASE("rsvp: only yes, maybe and no are answers") {
  CHECK(parse_answer("yes") == Answer::yes);
  for (const auto* text : {"", "Yes", "offered", "waitlisted", "invited", "y"}) {
    const auto error = test::error_of([&] { parse_answer(text); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
  }
}

}  // namespace qlab::webinar
