// SPDX-License-Identifier: Apache-2.0
// Standard streams that are closed, or that nobody can write to, harm nothing else.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

/// Runs qlab with its streams as the shell says, for example "2>&-".
Finished run_with(const Lab& lab, const std::string& streams,
                  const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"/bin/sh", "-c", "exec \"$0\" \"$@\" " + streams, binary()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_process(words, lab.variables);
}

std::size_t lines_with(const std::string& text, std::string_view word) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("standard streams: that nobody hears what is said changes nothing that is done") {
  const Lab lab;
  int number = 0;
  for (const std::string streams : {"2>&-", "2>/dev/full", "2>&- <&-"}) {
    CAPTURE(streams);
    const auto name = fmt::format("person{}@example.org", ++number);
    const auto added = run_with(
        lab, streams, {"members", "add", "--name", "Anna", "--email", name, "--format", "ids"});
    CHECK(added.status == 0);
    CHECK(added.out == fmt::format("m{}\n", number));
    CHECK(run_with(lab, streams, {"members", "lits"}).status == 2);
    CHECK(run_with(lab, streams, {"members", "view", "m99", "--json"}).status == 10);
  }
  CHECK(lab.run({"store", "check"}).status == 0);
}

TEST_CASE("standard streams: a relay hears nothing that is said to people") {
  for (const std::string streams : {"2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"}) {
    CAPTURE(streams);
    Lab lab;
    const FaultSmtp relay({"--fault", "rcpt=550", "--every", "3"});
    lab.configure(plain_smtp(relay.url()));
    queue_mails(lab, 5);
    CHECK(run_with(lab, streams, {"mail", "send", "-v"}).status == 3);
    CHECK(states(lab) == "sent sent failed sent sent");
    CHECK(relay.accepted().size() == 4);
    const auto commands = relay.commands();
    CHECK(lines_with(commands, "o3") == 0);
    CHECK(lines_with(commands, " MAIL ") == 5);
    CHECK(lab.run({"store", "check"}).status == 0);
  }
}

TEST_CASE("standard streams: a result that cannot be written is an error, a file's is whole") {
  const Lab lab;
  REQUIRE(lab.run({"members", "add", "--name", "Anna", "--email", "anna@example.org"}).status == 0);
  for (const std::string streams : {">&-", ">&- <&-"}) {
    CAPTURE(streams);
    const auto listed = run_with(lab, streams, {"members", "list"});
    CHECK(listed.status == 74);
    CHECK(listed.err == "qlab: cannot write standard output: Bad file descriptor\n");
    CHECK(run_with(lab, streams, {"schema", lab.path("schemas").string()}).status == 74);
    const auto file = lab.path("members.csv").string();
    CHECK(run_with(lab, streams, {"members", "export", "-o", file}).status == 0);
    CHECK(read(file) == lab.run({"members", "export"}).out);
  }
  CHECK(lab.run({"store", "check"}).status == 0);
}

TEST_CASE("standard streams: what should be read from a closed one is named") {
  const Lab lab;
  const auto imported = run_with(lab, "<&-", {"members", "import", "-"});
  CHECK(imported.status == 74);
  CHECK(imported.err == "qlab: cannot read '-': Bad file descriptor\n");
  CHECK(lab.json({"members", "list"}).empty());
}

}  // namespace qlab::test
