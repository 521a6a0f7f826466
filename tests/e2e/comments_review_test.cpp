// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// Runs the review at a terminal, with one answer for each question.
Finished review(const Lab& lab, const std::string& answers) {
  return run_process({python(), support_script("terminal.py"), binary(), "comments", "review"},
                     lab.variables, answers);
}

std::string state(const Lab& lab, const std::string& id) {
  return lab.json({"comments", "view", id}).at("state");
}

}  // namespace

TEST_CASE("comments review: one at a time, in plain lines, and resumed where it ended") {
  const DeliberationLab lab;
  for (const auto* body : {"One", "Two", "Three", "Four"}) lab.comment(body);
  const auto first = review(lab, "approve\nr\nIt names somebody\n2\nskip\nquit\n");
  CHECK(first.status == 0);
  CHECK(first.out.find('\x1b') == std::string::npos);
  CHECK(first.out.find("4 to look at.") == 0);
  CHECK(
      first.out.find("c1, new, pending.\nBy Gwen, about host-led, written Fri 15 Jan 2027 09:00") !=
      std::string::npos);
  CHECK(first.out.find("\nOne\n") != std::string::npos);
  CHECK(first.out.find("approve, reject, spam, theme, skip or quit? ") != std::string::npos);
  CHECK(first.out.find("c1 is published.") != std::string::npos);
  CHECK(first.out.find("c2 is rejected.") != std::string::npos);
  CHECK(first.out.ends_with("2 decided, 1 skipped, 2 waiting.\n"));
  CHECK(lab.json({"comments", "view", "c2"}).at("reason") == "It names somebody");
  CHECK(lab.json({"comments", "view", "c2"}).at("clause") == "1.2");
  const auto second = review(lab, "a\nspam\n");
  CHECK(second.out.find("2 to look at.") == 0);
  CHECK(second.out.ends_with("2 decided, 0 skipped, 0 waiting.\n"));
  CHECK(state(lab, "c3") == "published");
  CHECK(state(lab, "c4") == "spam");
  CHECK(review(lab, "").out == "Nothing waits.\n");
}

TEST_CASE("comments review: themes, mistakes and an early end leave the comment as it was") {
  const DeliberationLab lab;
  lab.comment("One");
  lab.must({"comments", "theme", "add", "costs", "Running costs"});
  const auto done = review(lab, "what\ntheme\ncost\nt\ncosts\nreject\n\nreject\nrude\n99\n");
  CHECK(done.status == 0);
  CHECK(done.out.find("Please answer with one of these words") != std::string::npos);
  CHECK(done.out.find("Nothing was changed: no theme has the code 'cost'.") != std::string::npos);
  CHECK(done.out.find("Themes: costs.") != std::string::npos);
  CHECK(done.out.find("A rejection has a reason. Nothing was done.") != std::string::npos);
  CHECK(done.out.find("Not rejected: the comments policy has no clause '99'.") !=
        std::string::npos);
  CHECK(done.out.ends_with("0 decided, 0 skipped, 1 waiting.\n"));
  CHECK(state(lab, "c1") == "pending");
}

TEST_CASE("comments review: what was flagged is kept or hidden, and foreign text does nothing") {
  const DeliberationLab lab;
  const auto id = lab.comment("a\x1b[31mb\u202E");
  lab.must({"comments", "approve", id});
  lab.must({"comments", "flag", id, "--guest", "Ben\x1b[2J", "--guest-email", "ben@example.org",
            "--reason", "rude"});
  const auto done = review(lab, "hide\n");
  CHECK(done.out.find("c1, flagged, published.") != std::string::npos);
  CHECK(done.out.find("Flagged by Ben<U+001B>[2J: rude") != std::string::npos);
  CHECK(done.out.find("approve, hide, theme, skip or quit? ") != std::string::npos);
  CHECK(done.out.find('\x1b') == std::string::npos);
  CHECK(done.out.find("\u202E") == std::string::npos);
  CHECK(done.out.find("ben@example.org") == std::string::npos);
  CHECK(state(lab, id) == "hidden");
}

TEST_CASE("comments review: without a terminal it says what to do instead") {
  const DeliberationLab lab;
  lab.comment("One");
  check_failed(
      lab.run({"comments", "review"}, "approve\n"), 2,
      "qlab: a review asks a person, and there is no terminal to ask at\n"
      "hint: 'qlab comments list state:pending' shows what waits; approve, reject and hide "
      "decide\n");
}

}  // namespace qlab::test
