// SPDX-License-Identifier: Apache-2.0
#include "lib/store/snapshot.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "lib/store/store.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::store {

TEST_CASE("snapshot: it is a whole copy with a private mode, and nothing else is left") {
  test::Community lab;
  lab.member("Anna");
  const auto target = lab.folder.path() / "copy.db";
  const auto made = backup(lab.store.path(), target, Overwrite::no);
  CHECK(made.bytes == std::filesystem::file_size(target));
  CHECK(std::filesystem::status(target).permissions() == std::filesystem::perms(0600));
  CHECK_FALSE(std::filesystem::exists(target.string() + ".new"));
  const auto copy = Store::open(target, Access::read, {"tester", "test"});
  CHECK(copy.first("SELECT name FROM member")->view(0) == "Anna");
}

TEST_CASE("snapshot: what an earlier one left behind is no hindrance, a running one is") {
  const test::Community lab;
  const auto target = lab.folder.path() / "copy.db";
  test::write(target.string() + ".new", "half a copy");
  const int other = ::open((target.string() + ".new").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(other, LOCK_EX) == 0);
  const auto error = test::error_of([&] { backup(lab.store.path(), target, Overwrite::no); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::locked);
  ::close(other);
  backup(lab.store.path(), target, Overwrite::no);
  CHECK(std::filesystem::exists(target));
}

TEST_CASE("snapshot: a file that exists, and the store's own, are not overwritten unasked") {
  const test::Community lab;
  const auto refused = [&](const std::filesystem::path& target, Overwrite overwrite) {
    const auto error = test::error_of([&] { backup(lab.store.path(), target, overwrite); });
    return error && error->kind() == Kind::refused;
  };
  const auto precious = lab.folder.file("precious.db", "precious");
  CHECK(refused(precious, Overwrite::no));
  CHECK(test::read(precious) == "precious");
  CHECK(refused(lab.store.path(), Overwrite::yes));
  CHECK(refused(lab.store.path().string() + "-wal", Overwrite::yes));
  CHECK(refused(lab.store.path().string() + ".place", Overwrite::yes));
  backup(lab.store.path(), precious, Overwrite::yes);
  CHECK(test::read(precious) != "precious");
}

TEST_CASE("snapshot: of a damaged store there is none, and the old one stays") {
  test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  { Store::create(path, test::day(0), {"tester", "test"}); }
  auto bytes = test::read(path);
  for (std::size_t i = 8192; i < bytes.size(); i += 97) bytes[i] = '\x55';
  test::write(path, bytes);
  const auto target = folder.file("old.db", "old");
  CHECK(test::error_of([&] { backup(path, target, Overwrite::yes); }));
  CHECK(test::read(target) == "old");
  CHECK_FALSE(std::filesystem::exists(target.string() + ".new"));
}

}  // namespace qlab::store
