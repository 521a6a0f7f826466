// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {

TEST_CASE("handover plan: dates are set, shown with what is left, and taken away") {
  const DeliberationLab lab;
  const auto set = lab.run(
      {"handover", "plan", "set", "--freeze", "2027-02-01", "--pack", "+30d", "--tz", "UTC"});
  CHECK(set.status == 0);
  CHECK(set.err ==
        "freeze: Mon 1 Feb 2027 00:00 UTC\n"
        "pack: Sun 14 Feb 2027 09:00 UTC\n");
  CHECK(set.out ==
        "step\tat\tdays_left\tover\n"
        "last send\t\t\tfalse\n"
        "comments close\t\t\tfalse\n"
        "freeze\t2027-02-01T00:00:00Z\t16\tfalse\n"
        "pack\t2027-02-14T09:00:00Z\t30\tfalse\n"
        "acknowledgement\t\t\tfalse\n"
        "erasure\t\t\tfalse\n");
  CHECK(lab.run({"handover", "plan"}).out == set.out);
  CHECK(lab.run({"handover", "plan", "show"}).out == set.out);
  lab.must({"handover", "plan", "set", "--pack", "none"});
  CHECK(lab.json({"handover", "plan"}).at(3).at("at").is_null());
  CHECK(lab.run({"store", "undo"}).status == 0);
  CHECK(lab.json({"handover", "plan"}).at(3).at("at") == "2027-02-14T09:00:00Z");
}

TEST_CASE("handover plan: what cannot be is refused, and nothing is changed") {
  const DeliberationLab lab;
  lab.must({"handover", "plan", "set", "--freeze", "2027-02-01", "--tz", "UTC"});
  check_failed(lab.run({"handover", "plan", "set", "--pack", "2027-01-20", "--tz", "UTC"}), 2,
               "qlab: 'pack' (2027-01-20T00:00:00Z) would come before 'freeze' "
               "(2027-02-01T00:00:00Z)\n"
               "hint: what rests on a step is planned behind it; nothing was changed\n");
  check_failed(lab.run({"handover", "plan", "set"}), 2,
               "qlab: no date is said\nhint: say for example: --freeze 2027-03-01\n");
  CHECK(lab.run({"handover", "plan", "set", "--freeze", "soon"}).status == 2);
  CHECK(lab.json({"handover", "plan"}).at(3).at("at").is_null());
}

}  // namespace qlab::test
