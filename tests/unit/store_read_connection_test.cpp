// SPDX-License-Identifier: Apache-2.0
#include "lib/store/read_connection.hpp"

#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::store {

TEST_CASE("lone file: who reads it without seeing writers finds out that there was one") {
  const test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  test::write(path, "pages");
  const LoneFile lone(path);
  CHECK_FALSE(test::error_of([&] { lone.require_unchanged(); }));
  std::string written;
  SUBCASE("into the file") { written = path.string(); }
  SUBCASE("beside it") { written = path.string() + "-wal"; }
  SUBCASE("as an older store's journal") { written = path.string() + "-journal"; }
  test::write(written, "more");
  const auto error = test::error_of([&] { lone.require_unchanged(); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::temporary);
}

TEST_CASE("lone file: one with unfinished changes beside it is not read by itself") {
  const test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  test::write(path, "pages");
  test::write(path.string() + "-wal", "");
  CHECK_FALSE(test::error_of([&] { const LoneFile lone(path); }));
  test::write(path.string() + "-wal", "more");
  const auto error = test::error_of([&] { const LoneFile lone(path); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::io);
}

}  // namespace qlab::store
