// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/handover_lived.hpp"

namespace qlab::test {

TEST_CASE("handover report: a trace shows the query and its rows") {
  const Lived lab;
  const auto shown = lab.run({"handover", "report", "--trace", "nation.scotland"});
  CHECK(shown.status == 0);
  CHECK(shown.out == "ref\twith\nm3\t\nm6\t\n");
  CHECK(shown.err ==
        "Members whose nation is 'Scotland': 2\n"
        "SELECT 'm' || id, NULL FROM member WHERE erased_at IS NULL AND trim(nation) = ?1 ORDER BY "
        "id\n?1 = 'Scotland'\n");
  check_failed(lab.run({"handover", "report", "--trace", "nation.scotlnd"}), 10,
               "qlab: no figure is named 'nation.scotlnd'\nhint: did you mean "
               "'nation.scotland'?\n");
  CHECK(lab.run({"handover", "report", "--public", "--restricted"}).status == 2);
}

TEST_CASE("handover report: the same store at the same instant gives the same bytes") {
  const Lived lab;
  for (const std::string format : {"html", "md", "text", "json"}) {
    CHECK(lab.must({"handover", "report", "--format", format}) ==
          lab.must({"handover", "report", "--format", format}));
  }
}

}  // namespace qlab::test
