// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/remind.hpp"

#include <doctest/doctest.h>

#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

/// One place, which one member has and another waits for.
struct Wanted : test::MailedWebinar {
  Wanted() : MailedWebinar(1) {
    says(anna, Answer::yes, day(1));
    says(ben, Answer::yes, day(2));
  }

  std::int64_t anna = member("anna");
  std::int64_t ben = member("ben");
};

/// Why a mail that waits is no longer right; empty where it is.
std::string objection(const test::MailedWebinar& lab, std::int64_t mail) {
  const auto found = objection_to_reminder(lab.community.store, mail);
  return found ? found->text : "";
}

}  // namespace

TEST_CASE("remind: a no alone takes a reminder back") {
  Wanted lab;
  const auto to_anna = lab.write_to(lab.anna, "queued", "remind", "day@2027");
  const auto to_ben = lab.write_to(lab.ben, "queued", "remind", "day@2027");
  CHECK(objection(lab, to_anna).empty());
  CHECK(objection(lab, to_ben).empty());
  lab.says(lab.anna, Answer::no, day(3));
  CHECK(objection(lab, to_anna) == "answered already: no");
}

TEST_CASE("remind: an offer is told for as long as it stands") {
  Wanted lab;
  lab.says(lab.anna, Answer::no, day(3));
  const auto told = lab.write_to(lab.ben, "queued", "offer", "1/0");
  CHECK(objection(lab, told).empty());
  lab.says(lab.ben, Answer::yes, day(4));
  CHECK(objection(lab, told) == "answered already: yes");
}

}  // namespace qlab::webinar
