// SPDX-License-Identifier: Apache-2.0
// A community about to be handed over: two who agreed, one who refused, one who was never asked,
// and comments, answers, a lesson and open work of theirs.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/deliberation.hpp"

namespace qlab::test {

struct HandoverLab : DeliberationLab {
  HandoverLab() {
    member("Anna Lee", "anna@example.org");
    member("Bob Secret", "bob@example.org");
    member("Carys Jones", "carys@example.org");
    member("Dan Brown", "dan@example.org");
    must({"handover", "successor", "add", "--name", "Next Network", "--email", "next@example.net"});
    consent("m1", "given");
    consent("m3", "given");
    consent("m4", "refused");
    must({"scenarios", "respond", "host-led", "m1", "--want", "yes", "--reason",
          "because it keeps all of us together"});
    must({"comments", "add", "host-led", "--author", "m1", "--accept-policy", "--licence",
          "with name", "--body", "I would host it."});
    must({"comments", "add", "host-led", "--author", "m4", "--accept-policy", "--licence",
          "unnamed", "--body", "Ask Bob Secret (bob@example.org)."});
    must({"comments", "add", "host-led", "--author", "m2", "--accept-policy", "--body",
          "Not for others."});
    must({"comments", "approve", "c1", "c2", "c3"});
  }

  void consent(const std::string& who, const std::string& answer) const {
    must({"members", "consent", who, "handover", answer, "--recipient", "Next Network", "--channel",
          "form", "--evidence", "form 12"});
  }

  [[nodiscard]] std::string password() const {
    auto path = file("pack.password", "correct horse battery\n");
    std::filesystem::permissions(path, std::filesystem::perms(0600));
    return path;
  }

  /// Makes a pack and returns its path.
  [[nodiscard]] std::string pack(const std::string& name = "pack.zip") const {
    const auto target = path(name).string();
    must({"handover", "pack", "--to", "Next Network", "--password-file", password(), "-o", target});
    return target;
  }
};

}  // namespace qlab::test
