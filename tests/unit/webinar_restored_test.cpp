// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/restored.hpp"

#include <doctest/doctest.h>

#include "lib/mail/restored.hpp"
#include "lib/store/snapshot.hpp"
#include "lib/webinar/cancel.hpp"
#include "lib/webinar/edit.hpp"
#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

/// A webinar of which a backup is made, and what became of it since.
struct Restored : test::MailedWebinar {
  void back_up() { store::backup(community.store.path(), file, store::Overwrite::no); }
  CarriedOver carry() {
    restored.emplace(store::Store::open(file, store::Access::write, {"tester", "test"}));
    mail::carry_over(*restored, community.store);
    return carry_over(*restored, community.store, day(9));
  }
  [[nodiscard]] std::string_view stands(std::int64_t who) const {
    return name(present_answer(*restored, webinar.id, who));
  }
  [[nodiscard]] std::int64_t calls() const {
    return restored->first("SELECT count(*) FROM call")->integer(0);
  }

  std::filesystem::path file = community.folder.path() / "backup.db";
  std::optional<store::Store> restored;
  std::int64_t anna = member("anna");
  std::int64_t ben = member("ben");
};

}  // namespace

TEST_CASE("webinar restored: whoever has an invitation is invited, and nobody else") {
  Restored lab;
  lab.back_up();
  lab.write_to(lab.anna, "sent", "invite", "0");
  lab.write_to(lab.ben, "queued", "invite", "0");
  CHECK(lab.carry().changed.empty());
  CHECK(lab.stands(lab.anna) == "invited");
  CHECK(lab.stands(lab.ben) == "none");
}

TEST_CASE("webinar restored: a no that was said since holds and has somebody called") {
  Restored lab;
  lab.says(lab.anna, Answer::yes, day(1));
  lab.says(lab.ben, Answer::no, day(1));
  lab.back_up();
  lab.says(lab.anna, Answer::no, day(2));
  CHECK(lab.carry().refusals == 1);
  CHECK(lab.stands(lab.anna) == "no");
  CHECK(lab.stands(lab.ben) == "no");
  CHECK(lab.calls() == 2);
  CHECK(carry_over(*lab.restored, lab.community.store, day(9)).refusals == 0);
}

TEST_CASE("webinar restored: a no does not go to somebody else with the same number") {
  Restored lab;
  lab.back_up();
  lab.says(lab.anna, Answer::no, day(2));
  lab.community.store.run("UPDATE member SET joined_at = joined_at + 1 WHERE id = ?", lab.anna);
  CHECK(lab.carry().refusals == 0);
  CHECK(lab.stands(lab.anna) == "none");
}

TEST_CASE("webinar restored: what was cancelled or moved since stays so, with what was told") {
  Restored lab;
  lab.back_up();
  SUBCASE("cancelled") {
    cancel(lab.community.store, lab.webinar, day(2));
    CHECK(lab.carry().changed == std::vector<std::string>{"future"});
    CHECK(find(*lab.restored, "future").status == Status::cancelled);
  }
  SUBCASE("moved") {
    Edit later;
    later.title = "Later";
    later.starts_at = day(60);
    later.duration = std::chrono::hours(1);
    later.url = "https://example.org/other";
    later.capacity = 4;
    later.rsvp_until = day(59);
    const auto moved = edit(lab.community.store, lab.webinar, later, day(2)).after;
    CHECK(lab.carry().changed == std::vector<std::string>{"future"});
    const auto held = find(*lab.restored, "future");
    CHECK(held.title == "Later");
    CHECK(held.starts_at == moved.starts_at);
    CHECK(held.local_start == moved.local_start);
    CHECK(held.ends_at() == moved.ends_at());
    CHECK(held.url == moved.url);
    CHECK(held.rsvp_until == moved.rsvp_until);
    CHECK(held.moved_at == day(2));
    CHECK(held.capacity == lab.webinar.capacity);
  }
  CHECK(find(*lab.restored, "future").sequence == 1);
  CHECK(carry_over(*lab.restored, lab.community.store, day(9)).changed.empty());
}

TEST_CASE("webinar restored: an offer ends before the start that was told since the backup") {
  Restored lab;
  lab.webinar = edit(lab.community.store, lab.webinar, {.capacity = 1}, day(0)).after;
  lab.says(lab.anna, Answer::yes, day(1));
  lab.says(lab.ben, Answer::yes, day(1));
  lab.says(lab.anna, Answer::no, day(2));
  REQUIRE(present_answer(lab.community.store, lab.webinar.id, lab.ben) == Answer::offered);
  lab.back_up();
  Edit sooner;
  sooner.starts_at = day(3);
  edit(lab.community.store, lab.webinar, sooner, day(2));
  lab.carry();
  CHECK(lab.restored->first("SELECT offer_until FROM rsvp_latest WHERE member_id = ?", lab.ben)
            ->instant(0) == day(3) - std::chrono::hours(1));
}

TEST_CASE("webinar restored: what was decided before the backup is left alone") {
  Restored lab;
  Edit later;
  later.starts_at = day(60);
  const auto earlier = lab.community.folder.path() / "earlier.db";
  store::backup(lab.community.store.path(), earlier, store::Overwrite::no);
  edit(lab.community.store, lab.webinar, later, day(2));
  lab.back_up();
  lab.restored.emplace(store::Store::open(lab.file, store::Access::write, {"tester", "test"}));
  const auto replaced = store::Store::open(earlier, store::Access::read, {"tester", "test"});
  CHECK(carry_over(*lab.restored, replaced, day(9)).changed.empty());
  CHECK(find(*lab.restored, "future").starts_at == day(60));
}

}  // namespace qlab::webinar
