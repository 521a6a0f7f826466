// SPDX-License-Identifier: Apache-2.0
// A handover in which something of everything has happened, for tests of figures and traces.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {

/// A community in which something of everything has happened.
struct Lived : HandoverScene {
  Lived() {
    configure(maildir_relay(*this) +
              "[webinar]\nreminders = [{name = \"day-before\", before = \"24h\"}]\n"
              "[scenarios]\nwant_people = 1\nrules = [\"want >= 40% of reachable\","
              " \"support lasting >= 2\", \"support offering host >= 1/2 of electorate\","
              " \"want answered >= 50% of electorate\", \"value >= 1/2 of answered\"]\n");
    const std::vector<std::string> nations{"Wales", "Wales", "Scotland", "", "Wales", "Scotland"};
    for (int number = 1; number <= 6; ++number) {
      const auto id = fmt::format("m{}", number);
      std::vector<std::string> words{
          "members", "edit", id, "--participated",
          number < 4 ? "workshop:Cardiff@2026-05-01" : "online:Forum@2026-07-02"};
      const auto& nation = nations.at(static_cast<std::size_t>(number - 1));
      if (!nation.empty()) words.insert(words.end(), {"--nation", nation});
      if (number == 3) words.insert(words.end(), {"--outlook", "lasting"});
      must(words);
    }
    must({"members", "add", "--name", "Nobody", "--email", "nobody@example.org"});
    must({"scenarios", "respond", "host-led", "m1", "--want", "yes", "--support", "yes",
          "--horizon", "lasting", "--offer", "host", "--offer", "fund"});
    must({"scenarios", "respond", "host-led", "m2", "--want", "conditional", "--condition", "if",
          "--support", "yes", "--offer", "host"});
    must({"scenarios", "respond", "host-led", "m3", "--want", "no"});
    must({"comments", "approve", "c1"});
    must({"comments", "add", "host-led", "--author", "m4", "--accept-policy", "--reply-to", "c1",
          "--licence", "unnamed", "--body", "Yes"});
    must({"comments", "approve", "c2"});
    must({"comments", "add", "host-led", "--author", "m5", "--accept-policy", "--body", "Wait"});
    must({"comments", "theme", "add", "costs", "Who pays"});
    must({"comments", "theme", "put", "costs", "c1", "c2"});
    must({"mail", "send"});
    must({"webinar", "rsvp", "future", "m1", "yes"});
    must({"webinar", "attendance", "future",
          file("came.csv",
               "Name,Email,Minutes\nPerson 1,person1@example.org,40\n"
               "Person 6,person6@example.org,20\nGuest,,10\n")});
    must({"calls", "request", "m3"});
    must({"calls", "request", "m5"});
    must({"calls", "record", "k2", "held", "--outcome", "lasting"});
    must({"handover", "learning", "add", "--title", "It works", "--source", "c1"});
    must({"handover", "progress", "add", "--task", "Renew", "--owner", "m2"});
    must({"handover", "progress", "add", "--task", "Over", "--state", "done"});
  }
};

}  // namespace qlab::test
