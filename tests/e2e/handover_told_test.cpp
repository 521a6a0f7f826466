// SPDX-License-Identifier: Apache-2.0
// What two stores tell in public of the same scenario, one after the other.
#include <doctest/doctest.h>

#include "tests/support/handover_lab.hpp"

namespace qlab::test {

TEST_CASE("handover: the successor's tally does not tell what those said who did not come along") {
  const HandoverLab lab;
  for (int i = 5; i <= 24; ++i) {
    const auto id =
        lab.member("Person " + std::to_string(i), "person" + std::to_string(i) + "@example.org");
    lab.consent(id, "given");
  }
  lab.add("merge", {"--open"});
  for (int i = 3; i <= 14; ++i)
    lab.must({"scenarios", "respond", "merge", "m" + std::to_string(i), "--want", "yes"});
  const auto yes = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"scenarios", "tally", "merge"});
    return lab.json(words).at(0).at("axes").at(0).at("yes");
  };
  CHECK(yes({"--public"}) == 12);
  // m4, who wants it, refused to be passed on.
  lab.must({"handover", "accept", lab.pack(), "--into", lab.path("next").string(),
            "--password-file", lab.password(), "-o", lab.path("receipt.json").string()});
  const auto next = lab.path("next/qlab.db").string();
  CHECK(yes({"--store", next}) == 11);
  CHECK(yes({"--public", "--store", next}) == 12);
}

}  // namespace qlab::test
