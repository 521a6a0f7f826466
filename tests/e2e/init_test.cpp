// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/crash.hpp"

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

TEST_CASE("init: killed at any call, there is a whole store or none") {
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
    if (!std::filesystem::exists(store)) {
      CHECK(lab.run({"init", folder.string()}).status == 0);
    }
    CHECK(lab.json({"members", "list", "--store", store}).empty());
    const auto checked = lab.run({"store", "check", "--json", "--store", store});
    // Only its adoption may be missing.
    CHECK(parse_json(checked.out).size() <= 1);
  }
  CHECK(finished);
}

TEST_CASE("init: a folder that cannot be made is named") {
  const Lab lab;
  const auto failed = lab.run({"init", "/proc/nowhere"});
  CHECK(failed.status == 74);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("/proc/nowhere") != std::string::npos);
}

}  // namespace qlab::test
