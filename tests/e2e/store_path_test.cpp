// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("store path: the bare path for scripts, and whether it exists") {
  Lab lab;
  CHECK(lab.run({"store", "path"}).out == lab.store().string() + "\n");
  lab.variables["QLAB_STORE"] = "/nonexistent/qlab.db";
  CHECK(lab.json({"store", "path"}) ==
        parse_json(R"({"path":"/nonexistent/qlab.db","exists":false})"));
}

TEST_CASE("store path: without a store the way to make one is told") {
  Lab lab;
  lab.variables.erase("QLAB_STORE");
  check_failed(
      lab.run({"store", "path"}), 78,
      "qlab: no store is named\nhint: make one with 'qlab init DIR', then set QLAB_STORE or "
      "[store] path\n");
}

}  // namespace qlab::test
