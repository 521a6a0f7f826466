// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/uncounted.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

/// RSVPs close on the third day.
struct Closing : test::MailedWebinar {
  Closing() { webinar.rsvp_until = day(3); }

  [[nodiscard]] std::optional<Uncounted> why(Answer answer, int on, int sequence = 0) const {
    return uncounted_because(webinar, {anna, answer, Source::calendar, day(on)}, sequence);
  }
  void keep_late_yes() {
    store::Change change(community.store, day(4));
    keep_uncounted(community.store, webinar, {anna, Answer::yes, Source::calendar, day(4)}, 0,
                   Uncounted::late, "digest", day(4));
    change.commit("kept");
  }
  [[nodiscard]] std::size_t uncounted() const {
    return uncounted_answers(community.store, webinar).size();
  }

  std::int64_t anna = member("anna");
};

}  // namespace

TEST_CASE("uncounted: after RSVPs close a no counts alone") {
  const Closing lab;
  CHECK(lab.why(Answer::yes, 3) == std::nullopt);
  CHECK(lab.why(Answer::yes, 4) == Uncounted::late);
  CHECK(lab.why(Answer::maybe, 4) == Uncounted::late);
  CHECK(lab.why(Answer::no, 4) == std::nullopt);
}

TEST_CASE("uncounted: an answer to an older revision does not count, whatever it is") {
  Closing lab;
  lab.webinar.sequence = 1;
  for (const auto answer : {Answer::yes, Answer::maybe, Answer::no}) {
    CHECK(lab.why(answer, 2) == Uncounted::older_revision);
    CHECK(lab.why(answer, 2, 1) == std::nullopt);
  }
}

TEST_CASE("uncounted: it stays so until an answer counts, which an invitation is not") {
  Closing lab;
  lab.keep_late_yes();
  CHECK(lab.uncounted() == 1);
  lab.invite(lab.anna, day(5));
  CHECK(lab.uncounted() == 1);
  lab.says(lab.anna, Answer::yes, day(6));
  CHECK(lab.uncounted() == 0);
}

}  // namespace qlab::webinar
