// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

void check_refused(const Lab& lab, int status, std::string_view words) {
  const auto refused = lab.run({"members", "list"});
  CHECK(refused.status == status);
  CHECK(refused.out.empty());
  CHECK_MESSAGE(refused.err.find(words) != std::string::npos, refused.err);
  CHECK(refused.err.find("hint: ") != std::string::npos);
}

}  // namespace

TEST_CASE("store: an absent store is named with the way to make one") {
  Lab lab;
  lab.variables["QLAB_STORE"] = lab.path("nowhere.db").string();
  check_refused(lab, 78, "there is no store at");
  CHECK_FALSE(std::filesystem::exists(lab.path("nowhere.db")));
}

TEST_CASE("store: a folder is none, and a pipe is not waited for") {
  Lab lab;
  lab.variables["QLAB_STORE"] = lab.path("pipe").string();
  REQUIRE(::mkfifo(lab.path("pipe").c_str(), 0600) == 0);
  check_refused(lab, 78, "pipe' is no file");
  lab.variables["QLAB_STORE"] = lab.path("folder").string();
  std::filesystem::create_directory(lab.path("folder"));
  check_refused(lab, 78, "folder' is no file");
}

TEST_CASE("store: another program's database is refused and left alone") {
  const Lab lab;
  std::filesystem::remove(lab.store());
  {
    SQLite::Database foreign(lab.store().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    foreign.exec("CREATE TABLE invoice (id INTEGER PRIMARY KEY)");
  }
  const auto before = read(lab.store());
  check_refused(lab, 78, "is not a qlab store");
  CHECK(read(lab.store()) == before);
}

TEST_CASE("store: one that a newer qlab wrote is refused") {
  const Lab lab;
  {
    SQLite::Database(lab.store().string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA user_version = 999");
  }
  check_refused(lab, 78, "was written by a newer qlab");
}

TEST_CASE("store: a damaged one is called damaged") {
  const Lab lab;
  auto bytes = read(lab.store());
  for (std::size_t i = 4096; i < bytes.size(); i += 3) bytes[i] = '\x55';
  write(lab.store(), bytes);
  check_refused(lab, 78, "the store is damaged");
}

TEST_CASE("store: a full disk ends with its own status and nothing half done") {
  const Lab lab;
  const auto folder = lab.path("small");
  std::filesystem::create_directory(folder);
  std::string rows = "name,email\n";
  for (int i = 0; i < 5000; ++i) rows += fmt::format("Person {0},p{0}@example.org\n", i);
  const auto csv = lab.file("many.csv", rows);
  // A name space of its own: the small disk goes with the process.
  const auto script = fmt::format(
      "mount -t tmpfs -o size=1m none {0} || exit 99; {1} init {0}/lab >/dev/null 2>&1; "
      "QLAB_STORE={0}/lab/qlab.db {1} --no-config members import {2} >/dev/null; echo \"import "
      "$?\"; "
      "QLAB_STORE={0}/lab/qlab.db {1} --no-config members list --format ids | wc -l",
      folder.string(), binary(), csv);
  const auto finished = run_process({"unshare", "-m", "sh", "-c", script}, lab.variables);
  if (finished.status == 99 || finished.out.empty()) {
    MESSAGE("skipped: mounting a small disk is not allowed here");
    return;
  }
  CHECK(finished.out.find("import 74\n0\n") != std::string::npos);
  CHECK_MESSAGE(finished.err.find("full") != std::string::npos, finished.err);
}

}  // namespace qlab::test
