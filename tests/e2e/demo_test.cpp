// SPDX-License-Identifier: Apache-2.0
// The demo is the first thing that a newcomer runs: every command of it must do what it says.
#include <doctest/doctest.h>

#include "tests/support/json.hpp"
#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

Finished demo(const std::filesystem::path& folder) {
  return run_process({"/bin/bash", source("script/demo"), "--with", binary(), folder.string()},
                     {{"PATH", "/usr/bin:/bin"}, {"HOME", folder.parent_path().string()}});
}

}  // namespace

TEST_CASE("demo: the whole story is played, to the last erasure, and again without harm") {
  const TempDir place;
  const auto folder = place.path() / "demo";
  for (int round = 0; round < 2; ++round) {
    const auto played = demo(folder);
    CAPTURE(played.err);
    CAPTURE(played.out.substr(played.out.size() / 10 * 9));
    REQUIRE(played.status == 0);
    CHECK(played.out.find("\nDone in ") != std::string::npos);
    const auto certificate = parse_json(read(folder / "certificate.json"));
    CHECK(certificate.at("certificate").at("nothing_left") == true);
    CHECK(std::filesystem::exists(folder / "next/qlab.db"));
    CHECK(std::filesystem::exists(folder / "site/index.html"));
  }
}

TEST_CASE("demo: a folder that it did not make is left alone") {
  const TempDir place;
  const auto kept = place.path() / "kept.txt";
  write(kept, "mine\n");
  const auto refused = demo(place.path());
  CHECK(refused.status == 1);
  CHECK(refused.err.find("exists and is not a demo") != std::string::npos);
  CHECK(read(kept) == "mine\n");
}

}  // namespace qlab::test
