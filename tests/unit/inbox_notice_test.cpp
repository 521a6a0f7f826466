// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/notice.hpp"

#include <doctest/doctest.h>

namespace qlab::inbox {

TEST_CASE("inbox notice: what it returns is parted from what it says") {
  for (const auto* announcement :
       {"------ This is a copy of the message, including all the headers. ------",
        "--- Below this line is a copy of the message.", "----- Original message -----",
        "   ----- Unsent message follows -----", "Original message follows.",
        "Message headers follow:", "Received: from mx.example.org"}) {
    CAPTURE(announcement);
    const auto text = std::string("It failed.\n") + announcement + "\nSubject: 5.1.2 Agenda\n";
    const auto quoted = without_returned(text);
    CHECK(quoted.own == "It failed.\n");
    CHECK(quoted.returned.starts_with(announcement));
  }
  const std::string only = "The original message was received at noon\n  ----- Transcript -----\n";
  CHECK(without_returned(only).own == only);
}

TEST_CASE("inbox notice: addresses that begin a line, and the words behind each") {
  const auto notice = read_notice(
      "Sorry.\n\n<a@example.org>: 550 one\n    more\n  b@example.org\n    two\n"
      "* c@example.org\n\"d@example.org\":\nfour\n",
      {});
  REQUIRE(notice.mentions.size() == 4);
  CHECK(notice.mentions[0].address == "a@example.org");
  CHECK(notice.mentions[0].words == "550 one\n    more\n");
  CHECK(notice.mentions[1].words == "\n    two\n");
  CHECK(notice.mentions[3].words == "\nfour\n");
  CHECK(notice.preamble == "Sorry.\n\n");
}

TEST_CASE("inbox notice: an address in a sentence, but not whom to ask and who wrote") {
  const auto notice = read_notice(
      "It was from lab@example.org. Contact help@example.net.\nUser mailbox exceeds allowed size: "
      "a@example.org\npostmaster@example.net\n",
      {});
  REQUIRE(notice.mentions.size() == 1);
  CHECK(notice.mentions[0].address == "a@example.org");
}

TEST_CASE("inbox notice: never about those whom it cannot be about") {
  const auto notice =
      read_notice("<lab@example.org>: sender\n<a@example.org>: gone\n", {"lab@example.org"});
  REQUIRE(notice.mentions.size() == 1);
  CHECK(notice.mentions[0].address == "a@example.org");
}

TEST_CASE("inbox notice: what it advises for every case is no reason") {
  CHECK(without_advice("It failed. If the user does not exist, ask them. Over quota.") ==
        "It failed.  Over quota.");
  CHECK(without_advice("Please check\nthat the address exists.\nTimed out") == "\nTimed out");
  CHECK(without_advice("The drift is unknown. What if?") == "The drift is unknown. What if?");
}

TEST_CASE("inbox notice: a transcript tells the command, and forgets it at the next server") {
  const std::string text =
      "While talking to one:\n>>> RCPT To:<a@example.org>\n<<< 550 <a@example.org> no\n"
      "550 <a@example.org>... User unknown\nWhile talking to two:\n554 <b@example.org>... Host\n";
  CHECK(transcript_of(text, "a@example.org").find("(in reply to RCPT To:") != std::string::npos);
  CHECK(transcript_of(text, "b@example.org") == "554 <b@example.org>... Host\n");
}

}  // namespace qlab::inbox
