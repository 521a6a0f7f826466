// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/crash.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

unsigned mode(const std::filesystem::path& path) {
  struct stat about {};
  REQUIRE(::lstat(path.c_str(), &about) == 0);
  return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("init: a store and a configuration are made, for their owner only") {
  const Lab lab;
  CHECK(mode(lab.path("lab")) == 0700);
  CHECK(mode(lab.path("lab/qlab.db")) == 0600);
  CHECK(mode(lab.path("lab/qlab.toml")) == 0600);
}

TEST_CASE("init: the configuration it makes is accepted and leads to its store") {
  Lab lab;
  lab.variables.erase("QLAB_STORE");
  lab.variables["QLAB_CONFIG"] = lab.path("lab/qlab.toml").string();
  const auto listed = lab.run({"members", "list", "--json"});
  CHECK(listed.err.empty());
  CHECK(listed.out == "[]\n");
  CHECK(listed.status == 0);
}

TEST_CASE("init: nothing that exists is overwritten") {
  const Lab lab;
  const auto before = read(lab.store());
  const auto again = lab.run({"init", lab.path("lab").string()});
  CHECK(again.status == 6);
  CHECK(again.out.empty());
  CHECK(again.err.find("exists already") != std::string::npos);
  CHECK(read(lab.store()) == before);
}

TEST_CASE("init: killed at any call, there is a whole store or none" *
          doctest::test_suite("long")) {
  bool finished = false;
  const Lab lab;
  for (int nth = 1; nth < 2000 && !finished; nth += runs_long() ? 1 : 23) {
    CAPTURE(nth);
    const auto folder = lab.path("new");
    std::filesystem::remove_all(folder);
    finished = run_killed(lab, {"init", folder.string()},
                          "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat2,unlink", nth)
                   .status == 0;
    const auto store = (folder / "qlab.db").string();
    if (!std::filesystem::exists(folder / "qlab.toml")) {
      const auto again = lab.run({"init", folder.string()});
      CHECK_MESSAGE(again.status == 0, again.err);
    }
    CHECK(read(folder / "qlab.toml") == read(lab.path("lab/qlab.toml")));
    CHECK(lab.json({"members", "list", "--store", store}).empty());
    CHECK(lab.json({"store", "check", "--store", store}).empty());
  }
  CHECK(finished);
}

TEST_CASE("init: what one that was broken off left is completed, and nothing that was used") {
  const Lab lab;
  const auto config = lab.path("lab/qlab.toml");
  const auto text = read(config);
  std::filesystem::remove(config);
  const auto completed = lab.run({"init", lab.path("lab").string(), "--json"});
  CHECK_MESSAGE(completed.status == 0, completed.err);
  CHECK(parse_json(completed.out)["store"] == lab.store().string());
  CHECK(read(config) == text);

  std::filesystem::remove(config);
  add_member(lab, "Ada", "ada@example.org");
  const auto refused = lab.run({"init", lab.path("lab").string()});
  CHECK(refused.status == 6);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("qlab.db' exists already") != std::string::npos);
  CHECK(!std::filesystem::exists(config));
}

TEST_CASE("init: a file of another program is refused and left as it is") {
  const Lab lab;
  const auto folder = lab.path("other");
  std::filesystem::create_directories(folder);
  const auto file = lab.file("other/qlab.db", "no store at all\n");
  const auto failed = lab.run({"init", folder.string()});
  CHECK(failed.status == 78);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("file is not a database") != std::string::npos);
  CHECK(read(file) == "no store at all\n");
  CHECK(!std::filesystem::exists(folder / "qlab.toml"));
}

TEST_CASE("init: a folder that cannot be made is named") {
  const Lab lab;
  const auto failed = lab.run({"init", "/proc/nowhere"});
  CHECK(failed.status == 74);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("/proc/nowhere") != std::string::npos);
}

}  // namespace qlab::test
