// SPDX-License-Identifier: Apache-2.0
// A lab in which a handover is under way: members, a scenario with comments, a webinar, mail that
// waits, and a successor.
#pragma once

#include <string>
#include <vector>

#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {

/// m1 to m6; c1 waits for approval; the webinar 'future' (w1), to which m1, who will come, and m2
/// have invitations in the outbox; the successor 'Next Network' (h1).
struct HandoverScene : DeliberationLab {
  HandoverScene() {
    configure(maildir_relay(*this) +
              "[webinar]\nreminders = [{name = \"day-before\", before = \"24h\"}]\n");
    for (int number = 1; number <= 6; ++number) {
      add_member(*this, "Person " + std::to_string(number),
                 "person" + std::to_string(number) + "@example.org");
    }
    must({"comments", "add", "host-led", "--author", "m1", "--accept-policy", "--body", "Good"});
    must(add_future());
    must({"webinar", "invite", "future", "--to", "id:m1,m2", "--queue", "--yes"});
    must({"webinar", "rsvp", "future", "m1", "yes"});
    must({"handover", "successor", "add", "--name", "Next Network", "--email", "next@example.org"});
  }

  /// The newest change of the log.
  [[nodiscard]] std::int64_t changes() const {
    return json({"store", "log", "--json=id"}).at(0).at("id").get<std::int64_t>();
  }
};

}  // namespace qlab::test
