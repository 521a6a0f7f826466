// SPDX-License-Identifier: Apache-2.0
// A Lab with members and a webinar, as the commands make them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/lab.hpp"

namespace qlab::test {

/// Adds a collaborator and returns the id, such as m1.
inline std::string add_member(const Lab& lab, const std::string& name, const std::string& email) {
  const auto added = lab.run({"members", "add", "--name", name, "--email", email, "--relation",
                              "collaborator", "--format", "ids"});
  INFO(added.err);
  REQUIRE(added.status == 0);
  return added.out.substr(0, added.out.find('\n'));
}

/// Words that go on with more.
inline std::vector<std::string> with(std::vector<std::string> words,
                                     const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// The words that add the webinar 'future', Saturday 20 February 2027, 12:30 to 14:00 in London.
inline std::vector<std::string> add_future() {
  return {"webinar",
          "add",
          "future",
          "--title",
          "What comes next",
          "--start",
          "2027-02-20 12:30",
          "--zone",
          "Europe/London",
          "--duration",
          "90m",
          "--url",
          "https://meet.example.org/future"};
}

/// A Lab with the webinar 'future' in it.
struct WebinarHall : Lab {
  explicit WebinarHall(const std::vector<std::string>& more = {}) {
    const auto added = run(with(add_future(), more));
    INFO(added.err);
    REQUIRE(added.status == 0);
  }
};

}  // namespace qlab::test
