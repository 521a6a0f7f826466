// SPDX-License-Identifier: Apache-2.0
// A lab with an open scenario in it, for tests of scenarios and comments.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/lab.hpp"

namespace qlab::test {

struct DeliberationLab : Lab {
  DeliberationLab() { add("host-led", {"--open"}); }

  /// Adds a scenario with a text; more are flags such as --open.
  void add(const std::string& slug, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"scenarios",
                                   "add",
                                   slug,
                                   "--title",
                                   "The scenario " + slug,
                                   "--body-file",
                                   file(slug + ".md", "# " + slug + "\n\nText.\n")};
    words.insert(words.end(), more.begin(), more.end());
    must(words);
  }

  /// Adds a member and returns the id: m1, m2 and so on.
  std::string member(const std::string& name, const std::string& address) const {
    auto id = must({"members", "add", "--name", name, "--email", address, "--format", "ids"});
    id.pop_back();
    return id;
  }

  /// Adds a comment of a guest and returns its id.
  std::string comment(const std::string& body, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"comments",
                                   "add",
                                   "host-led",
                                   "--guest",
                                   "Gwen",
                                   "--guest-email",
                                   "gwen@example.org",
                                   "--accept-policy",
                                   "--body",
                                   body,
                                   "--format",
                                   "ids"};
    words.insert(words.end(), more.begin(), more.end());
    auto id = must(words);
    id.pop_back();
    return id;
  }

  /// Runs what must succeed; returns stdout.
  std::string must(const std::vector<std::string>& words) const {
    const auto finished = run(words);
    INFO(finished.err);
    REQUIRE(finished.status == 0);
    return finished.out;
  }
};

/// Checks that a command failed like this, with nothing on standard output.
inline void check_failed(const Finished& finished, int status, std::string_view err) {
  CHECK(finished.status == status);
  CHECK(finished.out.empty());
  CHECK(finished.err == err);
}

}  // namespace qlab::test
