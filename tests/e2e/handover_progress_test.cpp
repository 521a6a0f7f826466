// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {

TEST_CASE("handover progress: a task is kept, changed and done") {
  const HandoverScene lab;
  const auto added =
      lab.run({"handover", "progress", "add", "--task", "Renew the address", "--owner", "m2",
               "--next-step", "ask for the invoice", "--due", "2027-02-01", "--tz", "UTC"});
  CHECK(added.status == 0);
  CHECK(added.err == "created h2\n");
  CHECK(added.out ==
        "ref\tid\ttask\towner\tmember\tstate\tnext_step\tdue_at\tdone_at\tcreated_at\tupdated_at\n"
        "h2\t2\tRenew the address\tPerson 2\tm2\topen\task for the invoice\t2027-02-01T00:00:00Z\t"
        "\t2027-01-15T09:00:00Z\t2027-01-15T09:00:00Z\n");
  lab.must({"handover", "progress", "add", "--task", "Close the account", "--state", "doing"});
  lab.must({"handover", "progress", "edit", "h2", "--owner", "the board", "--due", "none"});
  const auto done = lab.json({"handover", "progress", "done", "h2"});
  CHECK(done.at(0).at("done_at") == "2027-01-15T09:00:00Z");
  CHECK(done.at(0).at("owner") == "the board");
  CHECK(lab.run({"handover", "progress", "list", "--open", "--format", "ids"}).out == "h3\n");
  CHECK(lab.run({"handover", "progress", "list", "--format", "ids"}).out == "h3\nh2\n");
  CHECK(lab.run({"handover", "progress", "done", "-"}, "h3\n").status == 0);
}

TEST_CASE("handover progress: what cannot be is refused") {
  const HandoverScene lab;
  CHECK(lab.run({"handover", "progress", "add"}).status == 2);
  CHECK(lab.run({"handover", "progress", "add", "--task", "A\nB"}).status == 2);
  CHECK(lab.run({"handover", "progress", "add", "--task", "A", "--owner", "m99"}).status == 10);
  CHECK(lab.run({"handover", "progress", "add", "--task", "A", "--state", "opn"}).status == 2);
  CHECK(lab.run({"handover", "progress", "done", "h1"}).status == 10);
  CHECK(lab.run({"handover", "progress", "edit", "h9", "--task", "A"}).status == 10);
  CHECK(lab.json({"handover", "progress", "list"}).empty());
}

}  // namespace qlab::test
