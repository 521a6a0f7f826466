// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/progress.hpp"

#include <doctest/doctest.h>

#include "lib/handover/merging.hpp"
#include "lib/handover/personal.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::handover {
namespace {

using test::day;
using test::error_of;

NewTask task(std::string words, std::string owner = {}, std::optional<Instant> due = {}) {
  NewTask wanted;
  wanted.task = std::move(words);
  wanted.owner = std::move(owner);
  wanted.due_at = due;
  return wanted;
}

}  // namespace

TEST_CASE("handover progress: an owner is a member where an id or address says so") {
  test::Community scene;
  const auto anna = scene.member("Anna", "anna@example.org");
  CHECK(add_task(scene.store, task("A", "m1"), day(1)).member == anna);
  CHECK(add_task(scene.store, task("B", "Anna@example.org"), day(1)).owner == "Anna");
  const auto typed = add_task(scene.store, task("C", "the board"), day(1));
  CHECK(typed.owner == "the board");
  CHECK_FALSE(typed.member);
  CHECK_FALSE(add_task(scene.store, task("D", "3"), day(1)).member);
  CHECK(error_of([&] { add_task(scene.store, task("E", "m9"), day(1)); }).value().kind() ==
        Kind::not_found);
  scene.store.run("UPDATE member SET erased_at = 1, name = '' WHERE id = ?", anna);
  CHECK(require_task(scene.store, "h1").owner == "former member");
}

TEST_CASE("handover progress: what is due first comes first, and what is over comes last") {
  test::Community scene;
  auto& store = scene.store;
  add_task(store, task("whenever"), day(1));
  add_task(store, task("late", "", day(9)), day(1));
  const auto soon = add_task(store, task("soon", "", day(3)), day(1));
  const auto words = [&] {
    std::string all;
    for (const auto& each : tasks(store)) all += each.task + ' ';
    return all;
  };
  CHECK(words() == "soon late whenever ");
  TaskEdit edit;
  edit.state = TaskState::done;
  CHECK(edit_task(store, soon, edit, day(2)).done_at == day(2));
  CHECK(words() == "late whenever soon ");
  edit.state = TaskState::doing;
  edit.without_due = true;
  edit.next_step = "ask again";
  const auto again = edit_task(store, require_task(store, "h3"), edit, day(4));
  CHECK_FALSE(again.done_at);
  CHECK_FALSE(again.due_at);
  CHECK(again.next_step == "ask again");
  CHECK(again.updated_at == day(4));
}

TEST_CASE("handover progress: moves with its owner, and is part of what is held about them") {
  test::Community scene;
  auto& store = scene.store;
  const auto anna = scene.member("Anna");
  const auto bob = scene.member("Bob");
  add_task(store, task("A", "m1"), day(1));
  CHECK(count_of_member(store, anna) == 1);
  give_to_member(store, anna, bob, day(2));
  CHECK(count_of_member(store, anna) == 0);
  CHECK(require_task(store, "1").owner == "Bob");
  const auto held = handover::personal_data(store, qlab::store::Person{bob, {}});
  REQUIRE(held.size() == 1);
  REQUIRE(held[0].rows.size() == 1);
  CHECK(held[0].rows[0][0] == "A");
}

}  // namespace qlab::handover
