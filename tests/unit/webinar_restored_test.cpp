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

TEST_CASE(
    "webinar restored: what was cancelled is, what was changed is said, and its revision rises") {
  Restored lab;
  lab.back_up();
  SUBCASE("cancelled") {
    cancel(lab.community.store, lab.webinar, day(2));
    CHECK(lab.carry().changed.empty());
    CHECK(find(*lab.restored, "future").status == Status::cancelled);
  }
  SUBCASE("changed") {
    Edit later;
    later.starts_at = day(60);
    edit(lab.community.store, lab.webinar, later, day(2));
    CHECK(lab.carry().changed == std::vector<std::string>{"future"});
    CHECK(find(*lab.restored, "future").starts_at == lab.webinar.starts_at);
  }
  CHECK(find(*lab.restored, "future").sequence == 2);
}

}  // namespace qlab::webinar
