// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {

TEST_CASE("config path: the named file, else the person's own") {
  Lab lab;
  const auto named = lab.run({"config", "path"});
  CHECK(named.status == 0);
  CHECK(named.out == lab.path("qlab.toml").string() + "\n");
  CHECK(named.err.empty());
  lab.variables.erase("QLAB_CONFIG");
  const auto own = lab.json({"config", "path"});
  CHECK(own.at("path") == lab.path(".config/qlab/qlab.toml").string());
  CHECK(own.at("exists") == false);
}

TEST_CASE("config path: a file with a mistake is found all the same") {
  Lab lab;
  lab.configure("[relay]\nkind = 1\n");
  CHECK(lab.run({"config", "path"}).status == 0);
}

TEST_CASE("config path: without any file that is a usage error") {
  const Lab lab;
  const auto failed = lab.run({"config", "path", "--no-config"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(failed.err == "qlab: no configuration file is in use\nhint: name one with --config FILE\n");
}

}  // namespace qlab::test
