// SPDX-License-Identifier: Apache-2.0
// A sample of script/crash-test: whatever kills a sender, a relay that keeps the truth saw no copy
// twice, and the outbox knows of each.
#include <doctest/doctest.h>

#include "tests/support/crash.hpp"
#include "tests/support/places.hpp"
#include "tests/support/process.hpp"

namespace qlab::test {
namespace {

void survives(const std::string& name) {
  const auto script = source("tests/crash/send.py").string();
  const auto finished = run_process({python(), script, "--short", binary(), name},
                                    {{"PATH", "/usr/bin:/bin:/usr/sbin:/sbin"}});
  INFO(finished.out);
  CHECK(finished.err.empty());
  CHECK(finished.status == 0);
  REQUIRE(finished.out.starts_with(name + ": "));
  const auto result = finished.out.substr(name.size() + 2);
  if (result.starts_with("skipped: ")) MESSAGE(result);
}

}  // namespace

TEST_CASE("mail send: killed at any moment, nobody is written to twice and nobody is forgotten") {
  survives("kill");
}

TEST_CASE("mail send: killed at any system call, nobody is written to twice") {
  if (can_trace()) survives("inject");
}

TEST_CASE("mail send: when the power fails, what was synced knows of every copy") {
  if (can_trace()) survives("power");
}

TEST_CASE("mail send: a full disk stops it clearly, and nothing was sent that is not recorded") {
  survives("full");
}

}  // namespace qlab::test
