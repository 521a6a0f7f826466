// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/restored.hpp"

#include <doctest/doctest.h>

#include "lib/calls/cancel.hpp"
#include "lib/calls/problems.hpp"
#include "lib/store/snapshot.hpp"
#include "tests/support/call_lab.hpp"

namespace qlab::calls {
namespace {

using test::day;

/// Dora's call is booked at 09:00 when a backup is made.
struct Restored : test::CallLab {
  Call dora = wanted(person("dora"));
  Call emil = wanted(person("emil"));
  std::filesystem::path file = community.folder.path() / "backup.db";
  std::optional<store::Store> restored;

  Restored() {
    slots(3);
    dora = book(dora, "t1");
    store::backup(store.path(), file, store::Overwrite::no);
  }

  std::vector<std::int64_t> carry() {
    restored.emplace(store::Store::open(file, store::Access::write, {"tester", "test"}));
    return carry_over(*restored, store);
  }
  /// State, start and slot of a call there: "booked 09:30 t2".
  [[nodiscard]] std::string stands(const Call& call) const {
    return restored
        ->first(
            "SELECT state || strftime(' %H:%M', m.starts_at, 'unixepoch') || coalesce(' t' || s.id,"
            " '') FROM call AS m LEFT JOIN call_slot AS s ON s.call_id = m.id WHERE m.id = ?",
            call.id)
        ->text(0);
  }
};

}  // namespace

TEST_CASE("calls restored: what was agreed since holds, with its slot and its history") {
  Restored lab;
  lab.book(lab.dora, "t2", day(3), Event::move);
  lab.book(lab.emil, "t1", day(3));
  CHECK(lab.carry() == std::vector<std::int64_t>{lab.dora.id, lab.emil.id});
  CHECK(lab.stands(lab.dora) == "booked 09:30 t2");
  CHECK(lab.stands(lab.emil) == "booked 09:00 t1");
  const auto there = by_id(*lab.restored, lab.dora.id).value();
  CHECK(there.sequence == lab.now_of(lab.dora).sequence);
  CHECK(by_id(*lab.restored, lab.emil.id)->uid == lab.now_of(lab.emil).uid);
  CHECK(history(*lab.restored, lab.dora.id).back().event == "moved");
  CHECK(problems(*lab.restored).empty());
  CHECK(carry_over(*lab.restored, lab.store).empty());
}

TEST_CASE("calls restored: what was cancelled since is, and its slot is free") {
  Restored lab;
  auto round = plan_cancelling(lab.store, {lab.dora}, Side::member, {.tell = Tell::no});
  carry_out_cancelling(lab.store, nullptr, lab.setting, round, Side::member, day(4));
  CHECK(lab.carry() == std::vector<std::int64_t>{lab.dora.id});
  CHECK(lab.stands(lab.dora) == "cancelled 09:00");
  CHECK(problems(*lab.restored).empty());
}

TEST_CASE("calls restored: a time that staff do not know there is made for the call") {
  Restored lab;
  lab.agree(lab.dora, {{}, lab.at("14:00"), std::chrono::minutes(20), "ben"}, Event::move, day(3));
  CHECK(lab.carry().size() == 1);
  CHECK(lab.stands(lab.dora).starts_with("booked 14:00 t"));
  CHECK(problems(*lab.restored).empty());
}

TEST_CASE("calls restored: what is the same, or somebody else's, is left alone") {
  Restored lab;
  CHECK(lab.carry().empty());
  lab.book(lab.dora, "t2", day(3), Event::move);
  lab.store.run("UPDATE member SET joined_at = joined_at + 1");
  CHECK(lab.carry().empty());
  CHECK(lab.stands(lab.dora) == "booked 09:00 t1");
}

}  // namespace qlab::calls
