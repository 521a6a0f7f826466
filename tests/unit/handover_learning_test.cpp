// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/learning.hpp"

#include <doctest/doctest.h>

#include "lib/handover/source.hpp"
#include "lib/scenarios/scenario.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::handover {
namespace {

using test::day;
using test::error_of;

struct Scene : test::Community {
  Scene() {
    for (const std::string slug : {"host-led", "network"}) {
      scenarios::add(store, {slug, slug, "text"}, scenarios::Opening::now, day(0));
    }
  }
};

}  // namespace

TEST_CASE("handover learning: a lesson says what it rests on, in the order given, each once") {
  Scene scene;
  auto& store = scene.store;
  const auto lesson = add_lesson(
      store, {" Small groups last ", "They *did*.\n", "s2, s1,s2", Confidence::high, "funder"},
      day(1));
  CHECK(lesson.id == 1);
  CHECK(lesson.title == "Small groups last");
  CHECK(lesson.body == "They *did*.");
  CHECK(lesson.sources == std::vector<std::string>{"s2", "s1"});
  CHECK(described(lesson.sources) == "2 scenarios");
  CHECK(lesson.created_at == day(1));
  add_lesson(store, {"Another", "", "", Confidence::low, ""}, day(2));
  const auto all = lessons(store);
  REQUIRE(all.size() == 2);
  CHECK(all[0].sources.size() == 2);
  CHECK(all[1].sources.empty());
  LessonEdit edit;
  edit.sources = "";
  edit.confidence = Confidence::medium;
  const auto edited = edit_lesson(store, lesson, edit, day(3));
  CHECK(edited.sources.empty());
  CHECK(edited.confidence == Confidence::medium);
  CHECK(edited.title == "Small groups last");
  CHECK(edited.updated_at == day(3));
  remove_lesson(store, edited, day(4));
  CHECK(lessons(store).size() == 1);
  CHECK(error_of([&] { (void)require_lesson(store, "h1"); }).value().kind() == Kind::not_found);
}

TEST_CASE("handover learning: what is no source, or is not there, is named") {
  Scene scene;
  const auto kind_of = [&](const std::string& sources) {
    return error_of([&] {
             add_lesson(scene.store, {"T", "", sources, Confidence::low, ""}, day(1));
           })
        .value()
        .kind();
  };
  CHECK(kind_of("m1") == Kind::usage);
  CHECK(kind_of("7") == Kind::usage);
  CHECK(kind_of("s1x") == Kind::usage);
  CHECK(kind_of("s1,s9") == Kind::not_found);
  CHECK(kind_of("c1") == Kind::not_found);
  CHECK(kind_of("w1") == Kind::not_found);
  CHECK(lessons(scene.store).empty());
  CHECK(scene.number("SELECT count(*) FROM handover_item") == 0);
  CHECK(error_of([&] {
          add_lesson(scene.store, {"  ", "", "", Confidence::low, ""}, day(1));
        })
            .value()
            .kind() == Kind::usage);
}

}  // namespace qlab::handover
