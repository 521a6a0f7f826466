// SPDX-License-Identifier: Apache-2.0
#include "lib/core/temporary_name.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/core/file.hpp"
#include "lib/core/new_file.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab {
namespace {

namespace fs = std::filesystem;

/// What a process that was killed left behind.
fs::path left(const fs::path& wanted) {
  auto path = temporary_name(wanted);
  test::write(path, "half");
  fs::permissions(path, fs::perms(0600));
  return path;
}

}  // namespace

TEST_CASE("temporary name: what was left of the same file is removed, and nothing else") {
  const test::TempDir folder;
  const auto wanted = folder.path() / "list.csv";
  const auto dead = left(wanted);
  CHECK(dead.parent_path() == folder.path());
  const auto of_another = left(folder.path() / "other.csv");
  const auto shared = left(wanted);
  fs::permissions(shared, fs::perms(0644));
  const auto link = temporary_name(wanted);
  fs::create_symlink(of_another, link);
  const auto pipe = temporary_name(wanted);
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::vector<fs::path> kept{of_another, shared, link, pipe};
  for (const auto* name : {".list.csv.backup12.qlab", ".list.csv.0123456.qlab", "list.csv.01234567",
                           ".list.csv.01234567.save"}) {
    kept.push_back(folder.path() / name);
    test::write(kept.back(), "of somebody");
    fs::permissions(kept.back(), fs::perms(0600));
  }
  remove_leftovers(wanted);
  CHECK_FALSE(fs::exists(dead));
  for (const auto& each : kept) {
    CAPTURE(each.string());
    CHECK(fs::exists(fs::symlink_status(each)));
  }
}

TEST_CASE("temporary name: a file that is being written stays") {
  const test::TempDir folder;
  const auto wanted = folder.path() / "list.csv";
  const auto path = left(wanted);
  const int writer = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(claim(writer));
  remove_leftovers(wanted);
  CHECK(fs::exists(path));
  ::close(writer);
  remove_leftovers(wanted);
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("temporary name: what was taken away before it was claimed is not claimed") {
  const test::TempDir folder;
  const auto path = left(folder.path() / "list.csv");
  const int writer = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  const int clearing = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(claim(clearing));
  CHECK_FALSE(claim(writer));
  fs::remove(path);
  ::close(clearing);
  CHECK_FALSE(claim(writer));
  ::close(writer);
}

TEST_CASE("temporary name: whoever writes a file again clears up, and no folder is no trouble") {
  const test::TempDir folder;
  const auto wanted = folder.path() / "list.csv";
  write_file(wanted, "old");
  const auto dead = left(wanted);
  write_file(wanted, "new");
  CHECK_FALSE(fs::exists(dead));
  CHECK(test::read(wanted) == "new");
  CHECK_NOTHROW(remove_leftovers(folder.path() / "absent" / "list.csv"));
}

}  // namespace qlab
