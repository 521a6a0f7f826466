// SPDX-License-Identifier: Apache-2.0
// A Lab whose staff, anna, can hold calls from 09:00 to 12:00 on 1 March 2027, with members m1, m2,
// ...
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {

struct CallHall : Lab {
  explicit CallHall(int members = 3, const std::string& more = {}) {
    configure(maildir_relay(*this) + more);
    for (int n = 1; n <= members; ++n) {
      add_member(*this, fmt::format("Person {}", n), fmt::format("person{}@example.net", n));
      ok({"calls", "request", fmt::format("m{}", n)});
    }
    ok({"calls", "slots", "add", "--on", "2027-03-01", "--from", "09:00", "--to", "12:00",
        "--length", "30m", "--staff", "anna"});
  }

  Finished ok(const std::vector<std::string>& arguments) const {
    auto done = run(arguments);
    INFO(done.err);
    REQUIRE(done.status == 0);
    return done;
  }

  /// One field of a call: "k1" and "state".
  [[nodiscard]] nlohmann::json field(const std::string& call, const std::string& name) const {
    return json({"calls", "view", call}).at(name);
  }

  /// "call-invite m1 sent" for each mail, in order.
  [[nodiscard]] std::vector<std::string> mails() const {
    std::vector<std::string> all;
    for (const auto& mail : json({"mail", "list"})) {
      all.push_back(fmt::format("{} {} {}", mail.at("purpose").get<std::string>(),
                                mail.at("member").get<std::string>(),
                                mail.at("state").get<std::string>()));
    }
    return all;
  }

  void is_whole() const {
    const auto checked = run({"store", "check"});
    CHECK_MESSAGE(checked.status == 0, checked.out);
  }

  /// The whole mail, headers decoded as they are.
  [[nodiscard]] std::string raw(const std::string& mail) const {
    return ok({"mail", "view", mail, "--raw"}).out;
  }
};

using Lines = std::vector<std::string>;

}  // namespace qlab::test
