// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/withdraw.hpp"

#include <doctest/doctest.h>

#include "lib/webinar/cancel.hpp"
#include "lib/webinar/edit.hpp"
#include "lib/webinar/uncounted.hpp"
#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

constexpr auto reminder = "day@2027-02-20T12:30:00Z";

/// One place, which one member has and another waits for.
struct Wanted : test::MailedWebinar {
  Wanted() : MailedWebinar(1) {
    says(anna, Answer::yes, day(1));
    says(ben, Answer::yes, day(2));
  }

  std::int64_t anna = member("anna");
  std::int64_t ben = member("ben");
  std::vector<ReminderRule> rules;
};

/// A letter of each kind to somebody who is to get it.
struct Letters : Wanted {
  std::int64_t invitation = write_to(anna, "failed", "invite", "0");
  std::int64_t change = write_to(anna, "failed", "update", "0");
  std::int64_t question = write_to(anna, "failed", "again", "0");
  std::int64_t reminding = write_to(anna, "failed", "remind", reminder);
  std::int64_t confirmation = write_to(anna, "failed", "confirm", "yes/0");
  std::int64_t waiting = write_to(ben, "failed", "confirm", "waitlisted/0");

  [[nodiscard]] std::vector<std::int64_t> all() const {
    return {invitation, change, question, reminding, confirmation, waiting};
  }
};

/// Why a mail that waits is no longer right; empty where it is.
std::string objection(const Wanted& lab, std::int64_t mail) {
  const auto found = objection_to_letter(lab.community.store, mail, lab.rules);
  return found ? found->text : "";
}

/// Another link, or another start.
void move(Wanted& lab, const Edit& wanted) {
  lab.webinar = edit(lab.community.store, lab.webinar, wanted, day(3)).after;
}

}  // namespace

TEST_CASE("withdraw: a letter may go for as long as what it says is so") {
  const Letters lab;
  for (const auto mail : lab.all()) CHECK(objection(lab, mail).empty());
}

TEST_CASE("withdraw: what failed before the webinar moved is not sent after it") {
  Letters lab;
  Edit later;
  later.starts_at = lab.webinar.starts_at + std::chrono::hours(24);
  move(lab, later);
  for (const auto mail : lab.all())
    CHECK(objection(lab, mail) == "the webinar changed before it was sent");
  CHECK(objection(lab, lab.write_to(lab.anna, "queued", "update", "1")).empty());
}

TEST_CASE("withdraw: of a webinar that was cancelled only the cancellation is sent") {
  Letters lab;
  const auto too_early = lab.write_to(lab.anna, "failed", "cancel", "0");
  CHECK(cancel(lab.community.store, lab.webinar, day(3)).webinar.sequence == 1);
  for (const auto mail : lab.all())
    CHECK(objection(lab, mail) == "the webinar was cancelled before it was sent");
  CHECK(objection(lab, lab.write_to(lab.anna, "queued", "cancel", "1")).empty());
  CHECK(objection(lab, too_early) == "the webinar changed before it was sent");
}

TEST_CASE("withdraw: a no takes every letter back but the cancellation") {
  Letters lab;
  const auto cancellation = lab.write_to(lab.anna, "queued", "cancel", "0");
  lab.says(lab.anna, Answer::no, day(3));
  for (const auto mail :
       {lab.invitation, lab.change, lab.question, lab.reminding, lab.confirmation})
    CHECK(objection(lab, mail) == "answered already: no");
  CHECK(objection(lab, cancellation).empty());
}

TEST_CASE("withdraw: who answered an older state after a no is asked again all the same") {
  Letters lab;
  lab.says(lab.anna, Answer::no, day(3));
  store::Change change(lab.community.store, day(5));
  keep_uncounted(lab.community.store, lab.webinar,
                 {lab.anna, Answer::yes, Source::calendar, day(4)}, 0, Uncounted::older_revision,
                 "digest", day(5));
  change.commit("kept");
  CHECK(objection(lab, lab.question).empty());
  CHECK(objection(lab, lab.invitation) == "answered already: no");
}

TEST_CASE("withdraw: a reminder goes to those alone whom its rule names when it leaves") {
  Letters lab;
  auto& rule = lab.rules.emplace_back();
  rule.name = "day";
  rule.answers = {Answer::invited, Answer::maybe};
  CHECK(objection(lab, lab.reminding) == "answered already: yes");
  lab.says(lab.anna, Answer::maybe, day(3));
  CHECK(objection(lab, lab.reminding).empty());
  const auto carl = lab.member("carl");
  const auto taken_back = lab.write_to(carl, "queued", "remind", reminder);
  CHECK(objection(lab, taken_back) == "their answer was taken back");
  lab.invite(carl, day(3));
  CHECK(objection(lab, taken_back).empty());
}

TEST_CASE("withdraw: an offer is told for as long as it stands") {
  Wanted lab;
  lab.says(lab.anna, Answer::no, day(3));
  const auto told = lab.write_to(lab.ben, "queued", "offer", "1/0");
  CHECK(objection(lab, told).empty());
  lab.says(lab.ben, Answer::yes, day(4));
  CHECK(objection(lab, told) == "answered already: yes");
}

TEST_CASE("withdraw: mail about anything else is none of a webinar's business") {
  Wanted lab;
  const auto mail = lab.write_to(lab.anna, "queued", "call-invite", "7");
  lab.community.store.run("UPDATE message SET object = 'k1' WHERE id = ?", mail);
  CHECK(objection(lab, mail).empty());
}

}  // namespace qlab::webinar
