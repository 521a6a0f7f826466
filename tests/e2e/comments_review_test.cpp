// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"
#include "tests/support/terminal.hpp"

namespace qlab::test {
namespace {

constexpr auto end_of_input = "\x04";
constexpr auto ctrl_c = "\x03";

/// Runs the review at a terminal, with one answer for each question; lines end as they do in files.
Finished review(const Lab& lab, const std::vector<std::string>& answers) {
  Terminal terminal;
  for (const auto& answer : answers) {
    const bool is_line = answer != end_of_input;
    terminal.steps.emplace_back("? ", is_line ? answer + "\n" : answer);
  }
  auto finished = run_on_terminal(terminal, {binary(), "comments", "review"}, lab.variables);
  std::erase(finished.out, '\r');
  return finished;
}

std::string state(const Lab& lab, const std::string& id) {
  return lab.json({"comments", "view", id}).at("state");
}

}  // namespace

TEST_CASE("comments review: one at a time, in plain lines, and resumed where it ended") {
  const DeliberationLab lab;
  for (const auto* body : {"One", "Two", "Three", "Four"}) lab.comment(body);
  const auto first = review(lab, {"approve", "r", "It names somebody", "2", "skip", "quit"});
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
  const auto second = review(lab, {"a", "spam"});
  CHECK(second.out.find("2 to look at.") == 0);
  CHECK(second.out.ends_with("2 decided, 0 skipped, 0 waiting.\n"));
  CHECK(state(lab, "c3") == "published");
  CHECK(state(lab, "c4") == "spam");
  CHECK(review(lab, {}).out == "Nothing waits.\n");
}

TEST_CASE("comments review: themes, mistakes and an early end leave the comment as it was") {
  const DeliberationLab lab;
  lab.comment("One");
  lab.must({"comments", "theme", "add", "costs", "Running costs"});
  const auto done = review(lab, {"what", "theme", "cost", "t", "costs", "reject", "", "reject",
                                 "rude", "99", end_of_input});
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
  const auto done = review(lab, {"hide"});
  CHECK(done.out.find("c1, flagged, published.") != std::string::npos);
  CHECK(done.out.find("Flagged by Ben<U+001B>[2J: rude") != std::string::npos);
  CHECK(done.out.find("approve, hide, theme, skip or quit? ") != std::string::npos);
  CHECK(done.out.find('\x1b') == std::string::npos);
  CHECK(done.out.find("\u202E") == std::string::npos);
  CHECK(done.out.find("ben@example.org") == std::string::npos);
  CHECK(state(lab, id) == "hidden");
}

TEST_CASE("comments review: undo takes the last decisions back, one by one, and asks again") {
  const DeliberationLab lab;
  for (const auto* body : {"One", "Two", "Three"}) lab.comment(body);
  const auto done = review(lab, {"approve", "skip", "u", "reject", "rude", "", "spam", "undo",
                                 "undo", "a", "a", "undo", "quit"});
  CHECK(done.status == 0);
  CHECK(done.out.find("skip, undo or quit? ") != std::string::npos);
  CHECK(done.out.find("c1 waits again.") != std::string::npos);
  CHECK(done.out.find("c2 waits again.") != std::string::npos);
  CHECK(done.out.ends_with("1 decided, 0 skipped, 2 waiting.\n"));
  CHECK(state(lab, "c1") == "published");
  CHECK(state(lab, "c2") == "pending");
  CHECK(state(lab, "c3") == "pending");
  CHECK(lab.must({"store", "check"}).find("problem") == std::string::npos);
}

TEST_CASE("comments review: there is nothing to undo before the first decision") {
  const DeliberationLab lab;
  lab.comment("One");
  const auto done = review(lab, {"undo", "quit"});
  CHECK(done.out.find("Please answer with one of these words") != std::string::npos);
  CHECK(done.out.ends_with("0 decided, 0 skipped, 1 waiting.\n"));
}

TEST_CASE("comments review: Ctrl-C ends it, and nothing that was decided is lost") {
  const DeliberationLab lab;
  for (const auto* body : {"One", "Two"}) lab.comment(body);
  Terminal terminal;
  terminal.steps = {{"? ", "approve\n"}, {"quit? ", "rej"}, {"rej", ctrl_c}};
  const auto stopped = run_on_terminal(terminal, {binary(), "comments", "review"}, lab.variables);
  CHECK(stopped.status == 130);
  CHECK(stopped.out.ends_with("1 decided, 0 skipped, 1 waiting.\r\n"));
  CHECK(state(lab, "c1") == "published");
  CHECK(state(lab, "c2") == "pending");
  CHECK(review(lab, {"reject", end_of_input}).out.ends_with("0 decided, 0 skipped, 1 waiting.\n"));
  CHECK(state(lab, "c2") == "pending");
}

TEST_CASE(
    "comments review: another size of the terminal changes nothing, nor do lines pasted at once") {
  const DeliberationLab lab;
  for (const auto* body : {"One", "Two", "Three"}) lab.comment(body);
  Terminal terminal;
  terminal.steps = {{"? ", resized(5, 12)}, {"", "approve\nskip\na\n"}};
  const auto done = run_on_terminal(terminal, {binary(), "comments", "review"}, lab.variables);
  CHECK(done.status == 0);
  CHECK(done.out.ends_with("2 decided, 1 skipped, 1 waiting.\r\n"));
  CHECK(state(lab, "c3") == "published");
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
