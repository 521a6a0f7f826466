// SPDX-License-Identifier: Apache-2.0
// A dry run opens no socket and writes nothing: seen from outside, by strace.
#include <doctest/doctest.h>

#include "tests/support/crash.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// A member, an invitation that waits, and a relay that must not be asked.
struct Hall : WebinarHall {
  Hall() {
    add_member(*this, "Anna Jones", "anna@example.org");
    add_member(*this, "Ben Price", "ben@example.org");
    REQUIRE(run({"webinar", "invite", "future", "--to", "ben", "--queue"}).status == 0);
    configure("[relay]\nkind = \"smtp\"\nurl = \"smtp://127.0.0.1:9\"\ntls = \"none\"\n");
  }

  /// The system calls of the network that the command made, one per line.
  [[nodiscard]] std::string traced(const std::vector<std::string>& command, int status = 0) const {
    const auto trace = path("trace").string();
    std::vector<std::string> words{"/usr/bin/strace", "-f",    "-qq", "-o", trace, "-e",
                                   "trace=%network",  binary()};
    words.insert(words.end(), command.begin(), command.end());
    const auto finished = run_process(words, variables);
    INFO(finished.err);
    REQUIRE(finished.status == status);
    return read(trace);
  }

  [[nodiscard]] std::string files() const {
    std::string all;
    for (const auto& file : files_in(path("lab"))) {
      // SQLite makes and leaves its shared memory for readers too; what is in the store is not
      // there.
      const auto name = file.filename().string();
      if (name.ends_with("-shm") || (name.ends_with("-wal") && read(file).empty())) continue;
      all += name + ": " + read(file) + "\n";
    }
    return all;
  }
};

}  // namespace

TEST_CASE("dry run: inviting, sending, testing and retrying open no socket and write nothing") {
  if (!can_trace()) return;
  const Hall lab;
  // What is looked for would be seen.
  const std::vector<std::string> real{"mail",     "send", "--test-to",  "me@example.net",
                                      "--member", "m1",   "--template", "invite"};
  CHECK(lab.traced(real, 75).find("AF_INET") != std::string::npos);
  const auto before = lab.files();
  const std::vector<std::vector<std::string>> rehearsals{
      {"webinar", "invite", "future", "--to", "relation:collaborator", "--dry-run"},
      {"mail", "send", "--dry-run"},
      {"mail", "send", "--test-to", "me@example.net", "--member", "m1", "--template", "invite",
       "-n"},
      {"mail", "retry", "object:w1", "-n"},
  };
  for (const auto& rehearsal : rehearsals) {
    CAPTURE(rehearsal.at(1));
    // Looking up the account may ask a local name service; that is no network.
    CHECK(lab.traced(rehearsal).find("AF_INET") == std::string::npos);
    CHECK(lab.files() == before);
  }
}

TEST_CASE("dry run: changing the register opens no socket and writes nothing, good rows or bad") {
  if (!can_trace()) return;
  const Hall lab;
  const auto people = lab.file("people.csv",
                               "Name,Email,Org\nAnna Jones,anna@example.org,Acme\n"
                               "Cai,cai@example.org,\nDee,none\n");
  const auto rejects = lab.path("lab/rejects.csv").string();
  struct Rehearsal {
    std::vector<std::string> command;
    int status = 0;
  };
  const std::vector<Rehearsal> rehearsals{
      {{"members", "import", people, "--dry-run"}, 65},
      {{"members", "import", people, "--dry-run", "--skip-bad", rejects}, 3},
      {{"members", "merge", "m1", "m2", "--dry-run"}},
      {{"members", "edit", "m1", "--org", "Acme", "--dry-run"}},
      {{"members", "erase", "m1", "--dry-run"}},
  };
  const auto before = lab.files();
  for (const auto& rehearsal : rehearsals) {
    CAPTURE(rehearsal.command.at(1));
    CHECK(lab.traced(rehearsal.command, rehearsal.status).find("AF_INET") == std::string::npos);
    CHECK(lab.files() == before);
  }
}

}  // namespace qlab::test
