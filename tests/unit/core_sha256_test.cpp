// SPDX-License-Identifier: Apache-2.0
#include "lib/core/sha256.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab {

TEST_CASE("sha256: the digests of FIPS 180-4's examples, of nothing, and of more than one block") {
  const test::TempDir folder;
  const auto digest = [&](const std::string& bytes) {
    return sha256_of_file(folder.file("file", bytes));
  };
  CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: a file that cannot be read is named") {
  const test::TempDir folder;
  const auto error = test::error_of([&] { sha256_of_file(folder.path() / "absent"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::io);
}

}  // namespace qlab
