// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/remind.hpp"

#include <doctest/doctest.h>

#include "lib/mail/undo.hpp"
#include "lib/store/undo.hpp"
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

  [[nodiscard]] std::int64_t change_of(const std::string& summary) const {
    return community.number("SELECT id FROM change_log WHERE summary = '" + summary + "'");
  }

  std::int64_t anna = member("anna");
  std::int64_t ben = member("ben");
};

}  // namespace

TEST_CASE("remind: who could not be written to, or whose no was taken back, is caught up with") {
  Wanted lab;
  lab.community.store.run("UPDATE member SET delivery = 'off' WHERE id = ?", lab.anna);
  lab.says(lab.ben, Answer::no, day(3));
  ReminderRule rule;
  rule.name = "day";
  rule.answers = {Answer::yes, Answer::waitlisted};
  const auto plan = [&](Instant now) {
    auto reminder = look_at(lab.community.store, rule, lab.webinar, now);
    const auto round = plan_reminder(lab.community.store, reminder, {});
    store::Change change(lab.community.store, now);
    record(lab.community.store, reminder, ReminderState::completed, now);
    change.commit("reminded");
    return round.recipients.size();
  };
  CHECK(plan(day(4)) == 0);
  lab.community.store.run("UPDATE member SET delivery = 'on' WHERE id = ?", lab.anna);
  CHECK(plan(day(5)) == 1);
  lab.write_to(lab.anna, "sent", "remind", "day@2027-02-20T12:30:00Z");
  CHECK(plan(day(6)) == 0);
  store::undo(lab.community.store, lab.change_of("recorded no"), mail::own_histories(), day(7));
  CHECK(plan(day(8)) == 1);
}

}  // namespace qlab::webinar
