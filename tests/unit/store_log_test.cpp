// SPDX-License-Identifier: Apache-2.0
#include "lib/store/log.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::store {
namespace {

struct Logged : test::Community {
  Logged() {
    add(1, "first words", "m1", "");
    add(2, "second words", "s3 m2", "");
    add(3, "a large import", "", "member 10 20\nconsent 1 5");
  }

  void add(int day, const std::string& summary, const std::string& touched,
           const std::string& batches) {
    store.run(
        "INSERT INTO change_log (at, actor, command, summary, touched, changeset, batches)"
        " VALUES (?, 'anna', 'members import', ?, ?, x'', ?)",
        test::day(day), summary, touched, batches);
  }

  [[nodiscard]] std::string found(const LogQuery& query) const {
    std::string ids;
    each_change(store, query, [&](const LogEntry& entry) { ids += std::to_string(entry.id); });
    return ids;
  }
};

}  // namespace

TEST_CASE("log: changes come newest first, chosen by words, refs, time and number") {
  const Logged lab;
  CHECK(lab.found({}) == "321");
  CHECK(lab.found({.words = "words"}) == "21");
  CHECK(lab.found({.words = "words -second"}) == "1");
  CHECK(lab.found({.words = "actor:anna command:import touched:s3"}) == "2");
  CHECK(lab.found({.words = "actor:ben"}).empty());
  CHECK(lab.found({.touched = "m2"}) == "2");
  CHECK(lab.found({.since = test::day(2)}) == "32");
  CHECK(lab.found({.limit = 1}) == "3");
}

TEST_CASE("log: a member is found in the ranges of a large import, and only a member") {
  const Logged lab;
  CHECK(lab.found({.touched = "m15"}) == "3");
  CHECK(lab.found({.touched = "m21"}).empty());
  CHECK(lab.found({.touched = "s15"}).empty());
}

TEST_CASE("log: an unknown field is named with the nearest") {
  const Logged lab;
  const auto error = test::error_of([&] { static_cast<void>(lab.found({.words = "acter:anna"})); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::usage);
  CHECK(error->hint().find("actor") != std::string::npos);
}

}  // namespace qlab::store
