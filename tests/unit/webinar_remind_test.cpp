// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/remind.hpp"

#include <doctest/doctest.h>

#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

/// Why a mail that waits is no longer right; empty where it is.
std::string objection(const test::MailedWebinar& lab, std::int64_t mail) {
  const auto found = objection_to_reminder(lab.community.store, mail);
  return found ? found->text : "";
}

}  // namespace

TEST_CASE("remind: a no alone takes a reminder back") {
  test::MailedWebinar lab(1);
  const auto anna = lab.member("anna");
  const auto ben = lab.member("ben");
  lab.says(anna, Answer::yes, day(1));
  lab.says(ben, Answer::yes, day(2));
  const auto to_anna = lab.write_to(anna, "queued", "remind", "day@2027");
  const auto to_ben = lab.write_to(ben, "queued", "remind", "day@2027");
  CHECK(objection(lab, to_anna).empty());
  CHECK(objection(lab, to_ben).empty());
  lab.says(anna, Answer::no, day(3));
  CHECK(objection(lab, to_anna) == "answered already: no");
}

TEST_CASE("remind: an offer is told for as long as it stands") {
  test::MailedWebinar lab(1);
  const auto anna = lab.member("anna");
  const auto ben = lab.member("ben");
  lab.says(anna, Answer::yes, day(1));
  lab.says(ben, Answer::yes, day(2));
  lab.says(anna, Answer::no, day(3));
  const auto told = lab.write_to(ben, "queued", "offer", "1/0");
  CHECK(objection(lab, told).empty());
  lab.says(ben, Answer::yes, day(4));
  CHECK(objection(lab, told) == "answered already: yes");
}

}  // namespace qlab::webinar
