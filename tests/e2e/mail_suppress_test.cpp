// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

std::vector<std::string> recipients(const FaultSmtp& server) {
  std::vector<std::string> all;
  for (const auto& mail : server.accepted()) all.push_back(mail.at("to").at(0).get<std::string>());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE(
    "mail suppress: suppressed, complained, erased and dead addresses never reach the relay") {
  const FaultSmtp server;
  Lab lab;
  lab.configure(plain_smtp(server.url()));
  queue_mails(lab, 6);
  const auto must = [&](const std::vector<std::string>& words) {
    const auto finished = lab.run(words);
    INFO(finished.err);
    REQUIRE(finished.status == 0);
  };
  must({"mail", "suppress", "PERSON1@example.net", "--reason", "unsubscribed"});
  must({"mail", "suppress", "m2", "--reason", "complained", "--detail", "by the relay's report"});
  must({"members", "erase", "m3", "--yes"});
  execute(lab, "UPDATE member_address SET state = 'bad' WHERE member_id = 4");
  // The same people in a list that came a minute later change nothing.
  must({"members", "import",
        lab.file("again.csv",
                 "Name,Email,Consent\nPerson 1,person1@example.net,yes\n"
                 "Person 2,person2@example.net,yes\nPerson 5,person5@example.net,yes\n")});
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(recipients(server) ==
        std::vector<std::string>{"person5@example.net", "person6@example.net"});
  CHECK(states(lab) == "cancelled cancelled cancelled cancelled sent sent");
  CHECK(lab.json({"mail", "view", "o1"}).at("detail") == "suppressed: unsubscribed");
}

TEST_CASE("mail suppress: planning says it, previews say it, and lifting allows mail again") {
  WebinarHall hall;
  add_member(hall, "Anna", "anna@example.org");
  const auto suppressed = hall.json({"mail", "suppress", "anna@example.org"});
  CHECK(suppressed.at("action") == "suppress");
  CHECK(suppressed.at("changed") == 1);
  const std::vector<std::string> invite{"webinar", "invite",    "future",   "--to",
                                        "anna",    "--dry-run", "--format", "tsv"};
  CHECK(hall.run(invite).out ==
        "member\tdecision\treason\ttext\nm1\tout\tsuppressed\tsuppressed: staff\n");
  CHECK(hall.run({"mail", "preview", "m1", "--template", "invite", "--text"}).err ==
        "it would not be sent: suppressed: staff\n");
  const auto lifted = hall.json({"mail", "suppress", "m1", "--lift"});
  CHECK(lifted.at("action") == "lift");
  CHECK(lifted.at("changed") == 1);
  CHECK(hall.json({"mail", "suppress", "m1", "--lift"}).at("changed") == 0);
  CHECK(hall.run(invite).out == "member\tdecision\treason\ttext\nm1\tin\t\t\n");
}

TEST_CASE("mail suppress: without an address, how many for each reason and whose they are") {
  const Lab lab;
  add_member(lab, "Anna", "anna@example.org");
  for (const auto* address : {"anna@example.org", "gone@example.org"})
    REQUIRE(lab.run({"mail", "suppress", address, "--reason", "unsubscribed"}).status == 0);
  const auto listed = lab.run({"mail", "suppress"});
  CHECK(listed.status == 0);
  CHECK(listed.err.empty());
  CHECK(listed.out == "reason\taddresses\tmembers\nunsubscribed\t2\tm1\n");
}

TEST_CASE("mail suppress: what it does not take") {
  const Lab lab;
  add_member(lab, "Anna", "anna@example.org");
  check_failed(lab.run({"mail", "suppress", "m1", "--reason", "erased"}), 2,
               "qlab: 'erased' is the reason of people who are erased\n"
               "hint: 'qlab members erase ID' erases one\n");
  check_failed(lab.run({"mail", "suppress", "m1", "--detail", "see anna@example.org"}), 2,
               "qlab: the detail is kept with the hash and must not hold an address\n"
               "hint: say it without\n");
  CHECK(lab.run({"mail", "suppress", "m1", "--reason", "unsubscribd"}).status == 2);
  CHECK(lab.run({"mail", "suppress", "m7"}).status == 10);
}

}  // namespace qlab::test
