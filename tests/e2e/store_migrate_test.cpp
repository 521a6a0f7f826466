// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/crash.hpp"
#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"

namespace qlab::test {
namespace {

int version_of(const std::filesystem::path& store) {
  SQLite::Database database(store.string());
  return database.execAndGet("PRAGMA user_version").getInt();
}

/// A community that an earlier release kept: tests/data/schemas/N.sql.
struct OldLab : Lab {
  explicit OldLab(int schema) {
    std::filesystem::remove_all(path("lab"));
    std::filesystem::create_directory(path("lab"));
    std::filesystem::permissions(path("lab"), std::filesystem::perms(0700));
    {
      SQLite::Database database(store().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      database.exec("PRAGMA journal_mode = WAL");
      database.exec(read(test_data(fmt::format("schemas/{}.sql", schema))));
    }
    std::filesystem::permissions(store(), std::filesystem::perms(0600));
    REQUIRE(version_of(store()) == schema);
  }

  [[nodiscard]] std::filesystem::path kept(int newest) const {
    return fmt::format("{}.before-schema-{}", store().string(), newest);
  }
};

int newest() {
  const Lab lab;
  return version_of(lab.store());
}

}  // namespace

TEST_CASE("store migrate: a store of each released schema climbs with everything in it") {
  OldLab lab(1);
  const auto to = newest();
  const auto rehearsed = lab.json({"store", "migrate", "--dry-run"});
  CHECK(rehearsed.at("from") == 1);
  CHECK(rehearsed.at("to") == to);
  CHECK(version_of(lab.store()) == 1);
  const auto climbed = lab.json({"store", "migrate"});
  CHECK(climbed.at("backup") == lab.kept(to).string());
  CHECK(version_of(lab.store()) == to);
  CHECK(version_of(lab.kept(to)) == 1);
  CHECK(std::filesystem::status(lab.kept(to)).permissions() == std::filesystem::perms(0600));
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
  CHECK(lab.json({"members", "list"}).size() == 4);
  CHECK(lab.json({"scenarios", "list"}).size() == 2);
  CHECK(lab.json({"comments", "list"}).size() == 2);
  CHECK(lab.json({"webinar", "list"}).size() == 1);
  CHECK(states(lab) == "sent queued queued");
  CHECK(lab.json({"store", "log"}).size() >= 8);
  lab.configure(maildir_relay(lab));
  CHECK(lab.run({"mail", "send", "--yes"}).status == 0);
  CHECK(lab.json({"store", "migrate"}).at("backup").is_null());
}

TEST_CASE("store migrate: a command that writes climbs by itself, one that reads asks for it") {
  const OldLab lab(1);
  const auto read_first = lab.run({"members", "list"});
  CHECK(read_first.status == 78);
  CHECK(read_first.out.empty());
  CHECK(read_first.err.find("hint: bring it up to date with 'qlab store migrate'") !=
        std::string::npos);
  CHECK(version_of(lab.store()) == 1);
  CHECK(lab.run({"members", "add", "--name", "Cai", "--email", "cai@example.org"}).status == 0);
  CHECK(lab.json({"members", "list"}).size() == 5);
}

TEST_CASE("store migrate: killed at any call, the schema is the old or the new one" *
          doctest::test_suite("long")) {
  const auto to = newest();
  bool finished = false;
  for (int nth = 1; nth < 5000 && !finished; nth += runs_long() ? 1 : 67) {
    CAPTURE(nth);
    const OldLab lab(1);
    finished = run_killed(lab, {"store", "migrate"},
                          "pwrite64,fsync,fdatasync,rename,ftruncate,unlink", nth)
                   .status == 0;
    const auto version = version_of(lab.store());
    CHECK((version == 1 || version == to));
    CHECK(lab.run({"store", "migrate"}).status == 0);
    CHECK(lab.json({"members", "list"}).size() == 4);
    CHECK(lab.run({"store", "check"}).status == 0);
  }
  CHECK(finished);
}

}  // namespace qlab::test
