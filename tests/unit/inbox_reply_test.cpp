// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/reply.hpp"

#include <doctest/doctest.h>

namespace qlab::inbox {

TEST_CASE("inbox reply: the code and the enhanced status of what a server said") {
  const auto plain = reply_in("smtp; 550 5.1.1 <anna@example.org>... User unknown");
  CHECK(plain.code == 550);
  CHECK(plain.status == "5.1.1");
  CHECK(plain.words == "550 5.1.1 <anna@example.org>... User unknown");
  CHECK(reply_in("host x[1.2.3.4] said: 421-4.7.0 try later").code == 421);
  CHECK(reply_in("(#5.1.1)").status == "5.1.1");
  CHECK(reply_in("#550 5.7.64 x").status == "5.7.64");
}

TEST_CASE("inbox reply: numbers in sentences, addresses and hosts are none") {
  CHECK(reply_in("sent 550 mails to 5.1.1.7").code == 0);
  CHECK(reply_in("sent 550 mails to 5.1.1.7").status.empty());
  CHECK(reply_in("version 15.1.1").status.empty());
  CHECK(reply_in("570 x").code == 0);
  CHECK(reply_in("5500 x").code == 0);
  CHECK(reply_in("").code == 0);
}

TEST_CASE("inbox reply: the server's words end with the brackets, the quotes or the paragraph") {
  CHECK(reply_in("responded: [550 5.1.1 User unknown]. Please verify").words ==
        "550 5.1.1 User unknown");
  CHECK(reply_in("returned '550 5.1.1 not found' Original").words == "550 5.1.1 not found");
  CHECK(reply_in("550 no such user\n\nbulk mail").words == "550 no such user");
}

TEST_CASE("inbox reply: behind an arrow stands the server that was asked") {
  const auto reply = reply_in("550 5.1.351 Remote server returned unknown recipient -> 550 full");
  CHECK(reply.status == "5.1.351");
  CHECK(reply.words == "550 full");
}

TEST_CASE("inbox reply: the command that was refused") {
  const auto stage = [](std::string_view text) { return stage_in(text, Spoken::by_anybody); };
  CHECK(stage("(in reply to RCPT TO command)") == Stage::recipient);
  CHECK(stage("error after RCPT TO:<anna@example.org>") == Stage::recipient);
  CHECK(stage("(in reply to end of DATA command)") == Stage::data);
  CHECK(stage("error after MAIL FROM:<lab@example.org> SIZE=1") == Stage::before_recipient);
  CHECK(stage("after initial connection") == Stage::before_recipient);
  CHECK(stage("in reply to DATA\n<<< 503 Need RCPT (recipient)") == Stage::recipient);
  CHECK(stage("RCPT TO: anna@example.org") == Stage::unknown);
  CHECK(stage_in("550 no [RCPT_TO]", Spoken::by_server) == Stage::recipient);
}

TEST_CASE("inbox reply: a status field with words behind it") {
  CHECK(status_of("5.1.1 (bad mailbox)") == "5.1.1");
  CHECK(status_of(" 4.4.7") == "4.4.7");
  CHECK(status_of("unknown").empty());
}

}  // namespace qlab::inbox
