// SPDX-License-Identifier: Apache-2.0
#include "lib/core/new_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <thread>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  return names;
}

}  // namespace

TEST_CASE("new file: before it is published there is nothing, afterwards it alone") {
  const test::TempDir folder;
  const auto path = folder.path() / "list.csv";
  {
    NewFile file(path);
    REQUIRE(::write(file.descriptor(), "a", 1) == 1);
    CHECK(names(folder.path()).empty());
  }
  CHECK(names(folder.path()).empty());
  write_file(path, "first");
  write_file(path, "second");
  CHECK(names(folder.path()) == std::vector<std::string>{"list.csv"});
  CHECK(test::read(path) == "second");
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("new file: published twice it has one name") {
  const test::TempDir folder;
  const auto path = folder.path() / "list.csv";
  for (int time = 0; time < 2; ++time) {
    NewFile file(path);
    file.publish();
    file.publish();
    CHECK(names(folder.path()) == std::vector<std::string>{"list.csv"});
  }
}

TEST_CASE("new file: two names lead to one file by links of every kind, also where none is there") {
  const test::TempDir folder;
  const auto path = folder.path() / "list.csv";
  write_file(path, "list");
  fs::create_symlink("list.csv", folder.path() / "link");
  fs::create_hard_link(path, folder.path() / "hard");
  fs::create_directory_symlink(folder.path(), folder.path() / "loop");
  for (const auto* name : {"list.csv", "link", "hard", "loop/list.csv", "./loop/./list.csv"}) {
    CHECK_MESSAGE(is_same_file(path, folder.path() / name), name);
  }
  CHECK(is_same_file(folder.path() / "absent", folder.path() / "loop/absent"));
  CHECK_FALSE(is_same_file(path, folder.path() / "absent"));
  CHECK_FALSE(is_same_file(path, folder.path()));
}

TEST_CASE("new file: it can be read by a path before it has its name") {
  const test::TempDir folder;
  NewFile file(folder.path() / "list.csv");
  REQUIRE(::write(file.descriptor(), "abc", 3) == 3);
  CHECK(read_file(file.path()) == "abc");
  CHECK(file.wanted() == folder.path() / "list.csv");
  CHECK(NewFile("/dev/null").path() == "/dev/null");
}

TEST_CASE("new file: a link is replaced and what it leads to is left alone") {
  const test::TempDir folder;
  test::write(folder.path() / "kept", "kept");
  for (const auto* to : {"kept", "nowhere"}) {
    fs::create_symlink(to, folder.path() / (std::string(to) + "-link"));
    write_file(folder.path() / (std::string(to) + "-link"), "new");
    CHECK(fs::symlink_status(folder.path() / (std::string(to) + "-link")).type() ==
          fs::file_type::regular);
  }
  CHECK(test::read(folder.path() / "kept") == "kept");
  CHECK_FALSE(fs::exists(folder.path() / "nowhere"));
}

TEST_CASE("new file: a longer one in shared memory is replaced, as anywhere") {
  std::string folder = "/dev/shm/qlab-test-XXXXXX";
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto path = fs::path(folder) / "list.csv";
  test::write(path, "much longer than what comes");
  write_file(path, "new");
  CHECK(test::read(path) == "new");
  fs::remove_all(folder);
}

TEST_CASE("new file: a pipe is written to and stays one") {
  const test::TempDir folder;
  const auto path = folder.path() / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  std::string got;
  std::thread reader([&] { got = test::read(path); });
  write_file(path, "through");
  reader.join();
  CHECK(got == "through");
  CHECK(fs::status(path).type() == fs::file_type::fifo);
}

TEST_CASE("new file: what is no file, or has a name of the kernel's, cannot be replaced") {
  const test::TempDir folder;
  const auto link = folder.path() / "link";
  fs::create_symlink("/dev/null", link);
  for (const auto& path : {folder.path(), fs::path("/dev/null"), link}) {
    CAPTURE(path.string());
    CHECK_FALSE(can_be_replaced(path));
    CHECK_THROWS_AS(require_replaceable(path), Error);
  }
  const auto file = folder.path() / "file";
  CHECK(can_be_replaced(file));
  test::write(file, "there");
  CHECK(can_be_replaced(file));
  // A file that is open has a name of the kernel's as well.
  NewFile open(folder.path() / "other");
  CHECK_FALSE(can_be_replaced("/proc/self/fd/" + std::to_string(open.descriptor())));
  CHECK_NOTHROW(require_replaceable(file));
}

TEST_CASE("new file: what cannot be written is said so, and a folder is no file") {
  const test::TempDir folder;
  const auto message = [](const fs::path& path) {
    try {
      const NewFile file(path);
    } catch (const Error& error) {
      return std::pair(error.kind(), std::string(error.what()));
    }
    return std::pair(Kind::failed, std::string("nothing was thrown"));
  };
  CHECK(message(folder.path()).first == Kind::usage);
  CHECK(message("no/such/list.csv") ==
        std::pair(Kind::io,
                  std::string("cannot write 'no/such/list.csv': No such file or directory")));
}

}  // namespace qlab
