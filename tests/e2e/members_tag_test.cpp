// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {

TEST_CASE("members tag: tags come and go, with a minus that is no flag") {
  const Lab lab;
  add_member(lab, "Anna", "anna@example.org");
  add_member(lab, "Ben", "ben@example.org");
  const auto tagged = lab.run({"members", "tag", "m1", "ben@example.org", "+Founder", "+evening"});
  CHECK(tagged.status == 0);
  CHECK(tagged.out == "member\tadded\tremoved\nm1\tfounder;evening\t\nm2\tfounder;evening\t\n");
  CHECK(tagged.err.empty());
  CHECK(lab.run({"members", "tag", "-", "-evening", "-q"}, "m1\nm2\n").out ==
        "member\tadded\tremoved\nm1\t\tevening\nm2\t\tevening\n");
  CHECK(lab.json({"members", "view", "m2"}).at("tags") == nlohmann::json{"founder"});
  CHECK(lab.run({"members", "tag", "m1", "-volunteer", "+a", "--", "-founder"}).out ==
        "member\tadded\tremoved\nm1\ta\tfounder\n");
}

TEST_CASE("members tag: a wrong command line is explained, and nothing is tagged") {
  const Lab lab;
  add_member(lab, "Anna", "anna@example.org");
  check_failed(lab.run({"members", "tag", "m1"}), 2,
               "qlab: no tag is named\n"
               "hint: write it like: qlab members tag m12 +founder -evening\n");
  check_failed(lab.run({"members", "tag", "+founder"}), 2,
               "qlab: no member is named\n"
               "hint: write it like: qlab members tag m12 +founder -evening\n");
  CHECK(lab.run({"members", "tag", "m1", "m7", "+founder"}).status == 10);
  CHECK(lab.json({"members", "view", "m1"}).at("tags").empty());
}

}  // namespace qlab::test
