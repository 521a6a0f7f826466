// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {

TEST_CASE("config get: the bare value is printed for a script") {
  const Lab lab;
  const auto got = lab.run({"config", "get", "general.timezone"});
  CHECK(got.status == 0);
  CHECK(got.out == "Europe/London\n");
  CHECK(got.err.empty());
  CHECK(lab.run({"config", "get", "relay.url"}).out == "\n");
}

TEST_CASE("config get: JSON says where the value is from") {
  const Lab lab;
  const auto setting = lab.json({"config", "get", "store.path"});
  CHECK(setting.at("value") == lab.store().string());
  CHECK(setting.at("origin") == "QLAB_STORE");
}

TEST_CASE("config get: an unknown key is a usage error with the nearest") {
  const Lab lab;
  const auto failed = lab.run({"config", "get", "relay.ulr"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(failed.err == "qlab: no setting is named 'relay.ulr'\nhint: did you mean 'relay.url'?\n");
  CHECK(lab.run({"config", "get"}).status == 2);
}

}  // namespace qlab::test
