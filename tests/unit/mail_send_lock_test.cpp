// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/send_lock.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::mail {

TEST_CASE("send lock: a second sender is told who sends") {
  const test::TempDir dir;
  const auto store = dir.path() / "qlab.db";
  const SendLock held(store, std::chrono::milliseconds(0));
  const auto error = test::error_of([&] { SendLock second(store, std::chrono::milliseconds(60)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::locked);
  CHECK(std::string(error->what()) == fmt::format("process {} is sending already", ::getpid()));
}

TEST_CASE("send lock: it is free again when its owner is gone") {
  const test::TempDir dir;
  const auto store = dir.path() / "qlab.db";
  std::optional<SendLock> first(std::in_place, store, std::chrono::milliseconds(0));
  first.reset();
  CHECK_FALSE(test::error_of([&] { SendLock second(store, std::chrono::milliseconds(0)); }));
}

TEST_CASE("send lock: that nobody holds it can be asked without taking it") {
  const test::TempDir dir;
  const auto store = dir.path() / "qlab.db";
  SendLock::require_free(store);
  CHECK(test::files_in(dir.path()).empty());
  {
    const SendLock held(store, std::chrono::milliseconds(0));
    const auto error = test::error_of([&] { SendLock::require_free(store); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::locked);
    CHECK(std::string(error->what()) == fmt::format("process {} is sending already", ::getpid()));
  }
  SendLock::require_free(store);
}

TEST_CASE("send lock: two stores do not wait for each other") {
  const test::TempDir dir;
  const SendLock one(dir.path() / "one.db", std::chrono::milliseconds(0));
  const SendLock two(dir.path() / "two.db", std::chrono::milliseconds(0));
  CHECK(std::filesystem::exists(dir.path() / "one.db.send-lock"));
}

TEST_CASE("send lock: its file is the owner's alone, and never somebody else's through a link") {
  const test::TempDir dir;
  {
    const SendLock held(dir.path() / "qlab.db", std::chrono::milliseconds(0));
    struct stat about {};
    REQUIRE(::stat((dir.path() / "qlab.db.send-lock").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600);
  }
  const auto victim = dir.file("victim", "precious");
  std::filesystem::create_symlink(victim, dir.path() / "other.db.send-lock");
  const auto error =
      test::error_of([&] { SendLock held(dir.path() / "other.db", std::chrono::milliseconds(0)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::io);
  CHECK(std::filesystem::file_size(victim) == 8);
}

}  // namespace qlab::mail
