// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios list: in their order, with chosen fields, by either name of the noun") {
  const DeliberationLab lab;
  lab.add("quiet-end");
  const auto listed = lab.run({"scenario", "list", "--json=ref,slug,state"});
  CHECK(listed.status == 0);
  CHECK(listed.out ==
        "[\n{\"ref\":\"s1\",\"slug\":\"host-led\",\"state\":\"open\"},\n"
        "{\"ref\":\"s2\",\"slug\":\"quiet-end\",\"state\":\"draft\"}\n]\n");
  CHECK(listed.err.empty());
  CHECK(lab.run({"scenarios", "list", "--format", "ids"}).out == "s1\ns2\n");
}

TEST_CASE("scenarios list: none is an empty list, and no error") {
  const Lab lab;
  const auto listed = lab.run({"scenarios", "list", "--json"});
  CHECK(listed.status == 0);
  CHECK(listed.out == "[]\n");
  CHECK(listed.err.empty());
}

TEST_CASE("scenarios list: takes no arguments") {
  const Lab lab;
  const auto failed = lab.run({"scenarios", "list", "host-led"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
}

}  // namespace qlab::test
