// SPDX-License-Identifier: Apache-2.0
#include "lib/site/folder.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::site {
namespace {

namespace fs = std::filesystem;

using test::read;
using test::TempDir;
using Names = std::vector<std::string>;

mode_t mode(const fs::path& path) {
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 07777;
}

Names names_in(const fs::path& folder) {
  Names names;
  for (const auto& path : test::files_in(folder)) names.push_back(path.filename().string());
  return names;
}

std::optional<Kind> kind_of(const std::function<void()>& action) {
  const auto error = test::error_of(action);
  return error ? std::optional(error->kind()) : std::nullopt;
}

const std::vector<File> two{{"a.html", "first"}, {"b.html", "second"}};

}  // namespace

TEST_CASE("site folder: files are for everybody to read, whatever the umask says") {
  const TempDir around;
  const auto before = ::umask(077);
  const auto done = replace_folder(around.path() / "site", two);
  ::umask(before);
  CHECK(done.added == Names{"a.html", "b.html"});
  CHECK(read(around.path() / "site/b.html") == "second");
  CHECK(mode(around.path() / "site") == 0755);
  CHECK(mode(around.path() / "site/a.html") == 0644);
  CHECK(names_in(around.path()) == Names{"site"});
}

TEST_CASE("site folder: what is gone is removed, what is as it was keeps its time") {
  const TempDir around;
  const auto site = around.path() / "site";
  replace_folder(site, two);
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(site / "a.html", long_ago);
  const auto kept = fs::last_write_time(site / "a.html");
  const auto done = replace_folder(site, {{"a.html", "first"}, {"c.html", "third"}});
  CHECK(done.added == Names{"c.html"});
  CHECK(done.removed == Names{"b.html"});
  CHECK(done.unchanged == 1);
  CHECK(fs::last_write_time(site / "a.html") == kept);
  CHECK(names_in(site) == Names{".qlab-site", "a.html", "c.html"});
}

TEST_CASE("site folder: where nothing changes, nothing is touched") {
  const TempDir around;
  const auto site = around.path() / "site";
  replace_folder(site, two);
  const auto before = fs::last_write_time(site);
  CHECK(compare_folder(site, two).is_same());
  CHECK(replace_folder(site, two).is_same());
  CHECK(fs::last_write_time(site) == before);
}

TEST_CASE("site folder: a file that others cannot read any more is written anew") {
  const TempDir around;
  const auto site = around.path() / "site";
  replace_folder(site, two);
  fs::permissions(site / "a.html", fs::perms(0600));
  CHECK(replace_folder(site, two).changed == Names{"a.html"});
  CHECK(mode(site / "a.html") == 0644);
}

TEST_CASE("site folder: what was not made here is refused and stays") {
  const TempDir around;
  const auto site = around.path() / "site";
  const auto refuse = [&] {
    CHECK(kind_of([&] { replace_folder(site, two); }) == Kind::refused);
    CHECK(kind_of([&] { compare_folder(site, two); }) == Kind::refused);
  };
  SUBCASE("a folder of somebody's") {
    (void)around.file("site/notes.txt", "mine");
    refuse();
    CHECK(read(site / "notes.txt") == "mine");
  }
  SUBCASE("a file of somebody's among ours") {
    replace_folder(site, two);
    (void)around.file("site/notes.txt", "mine");
    refuse();
    CHECK(names_in(site) == Names{".qlab-site", "a.html", "b.html", "notes.txt"});
  }
  SUBCASE("a marker that says nothing") {
    (void)around.file("site/.qlab-site", "a.html\n");
    refuse();
  }
  SUBCASE("a file") {
    (void)around.file("site", "mine");
    refuse();
  }
  SUBCASE("a link where a file of ours was") {
    replace_folder(site, two);
    fs::remove(site / "a.html");
    fs::create_symlink(around.file("secret", "mine"), site / "a.html");
    refuse();
    CHECK(read(around.path() / "secret") == "mine");
  }
}

TEST_CASE("site folder: an empty one, a link to one and a slash at the end are fine") {
  const TempDir around;
  fs::create_directory(around.path() / "site");
  fs::create_symlink("site", around.path() / "link");
  replace_folder(around.path() / "link/", two);
  CHECK(read(around.path() / "site/a.html") == "first");
  CHECK(fs::is_symlink(around.path() / "link"));
}

TEST_CASE("site folder: what an earlier run left beside it is cleared, never anything else") {
  const TempDir around;
  const auto site = around.path() / "site";
  replace_folder(site, two);
  const auto left = around.path() / ".site.qlab";
  SUBCASE("a half-written one") {
    fs::create_directory(left);
    fs::copy(site / ".qlab-site", left / ".qlab-site");
    (void)around.file(".site.qlab/b.html", "half");
    replace_folder(site, {{"a.html", "new"}});
    CHECK(names_in(around.path()) == Names{"site"});
  }
  SUBCASE("a folder of somebody's with that name") {
    (void)around.file(".site.qlab/notes.txt", "mine");
    CHECK(kind_of([&] { replace_folder(site, {{"a.html", "new"}}); }) == Kind::refused);
    CHECK(read(left / "notes.txt") == "mine");
    CHECK(read(site / "a.html") == "first");
  }
}

TEST_CASE("site folder: another one at work beside it is not disturbed") {
  const TempDir around;
  const int other = ::open(around.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(::flock(other, LOCK_EX) == 0);
  CHECK(kind_of([&] { replace_folder(around.path() / "site", two); }) == Kind::locked);
  ::close(other);
  CHECK(replace_folder(around.path() / "site", two).added.size() == 2);
}

}  // namespace qlab::site
