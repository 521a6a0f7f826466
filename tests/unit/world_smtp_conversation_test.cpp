// SPDX-License-Identifier: Apache-2.0
#include "lib/world/smtp_conversation.hpp"

#include <doctest/doctest.h>

namespace qlab::world {

TEST_CASE("smtp conversation: the answer belongs to the last command") {
  Conversation conversation;
  conversation.begin();
  CHECK(conversation.stage() == Stage::connect);
  conversation.received("220 relay ESMTP\r\n");
  CHECK(conversation.stage() == Stage::greeting);
  CHECK(conversation.code() == 220);
  conversation.sent("EHLO here\r\n");
  CHECK(conversation.stage() == Stage::hello);
  CHECK(conversation.code() == 0);
  conversation.received("250 relay\r\n");
  conversation.sent("MAIL FROM:<lab@example.org>\r\n");
  conversation.received("250 ok\r\n");
  conversation.sent("RCPT TO:<b@example.net>\r\n");
  conversation.received("550 5.1.1 no such user\r\n");
  CHECK(conversation.stage() == Stage::recipient);
  CHECK(conversation.code() == 550);
  CHECK(conversation.reply() == "5.1.1 no such user");
}

TEST_CASE("smtp conversation: the lines of one answer are joined") {
  Conversation conversation;
  conversation.begin();
  conversation.sent("RCPT TO:<b@example.net>\r\n");
  conversation.received("550-first\r\n");
  conversation.received("550-\r\n");
  conversation.received("550 last\r\n");
  CHECK(conversation.code() == 550);
  CHECK(conversation.reply() == "first  last");
}

TEST_CASE("smtp conversation: after the go-ahead only the answer to the mail counts") {
  Conversation conversation;
  conversation.begin();
  conversation.sent("DATA\r\n");
  conversation.received("354 go ahead\r\n");
  CHECK(conversation.stage() == Stage::body);
  CHECK(conversation.code() == 0);
  conversation.received("452 full\r\n");
  CHECK(conversation.stage() == Stage::body);
  CHECK(conversation.code() == 452);
}

TEST_CASE("smtp conversation: what libcurl says in parting changes nothing") {
  Conversation conversation;
  conversation.begin();
  conversation.sent("RCPT TO:<b@example.net>\r\n");
  conversation.received("451 later\r\n");
  conversation.sent("QUIT\r\n");
  conversation.received("221 bye\r\n");
  CHECK(conversation.stage() == Stage::recipient);
  CHECK(conversation.code() == 451);
}

TEST_CASE("smtp conversation: credentials that look like a command are none") {
  Conversation conversation;
  conversation.begin();
  conversation.sent("AUTH LOGIN\r\n");
  conversation.received("334 VXNlcm5hbWU6\r\n");
  conversation.sent("DATA\r\n");
  CHECK(conversation.stage() == Stage::auth);
  conversation.received("535 no\r\n");
  CHECK(conversation.stage() == Stage::auth);
  CHECK(conversation.code() == 535);
}

TEST_CASE("smtp conversation: what is offered is what the last EHLO was answered with") {
  Conversation conversation;
  conversation.begin();
  conversation.sent("EHLO here\r\n");
  conversation.received("250-relay says SMTPUTF8\r\n");
  CHECK_FALSE(conversation.offers().smtputf8);
  conversation.received("250-smtputf8\r\n");
  conversation.received("250-PIPELINING\r\n");
  conversation.received("250 SIZE 1000\r\n");
  CHECK(conversation.offers().pipelining);
  CHECK(conversation.offers().size);
  CHECK(conversation.offers().smtputf8);
  conversation.begin();
  CHECK(conversation.offers().smtputf8);
  conversation.sent("EHLO here\r\n");
  CHECK_FALSE(conversation.offers().smtputf8);
}

TEST_CASE("smtp conversation: of commands that were sent together each has its own answer") {
  Conversation conversation;
  conversation.begin();
  conversation.expect(Stage::mail);
  CHECK_FALSE(conversation.has_ended());
  conversation.received("250-fine\r\n");
  CHECK_FALSE(conversation.has_ended());
  conversation.received("250 ok\r\n");
  CHECK(conversation.has_ended());
  conversation.expect(Stage::recipient);
  CHECK_FALSE(conversation.has_ended());
  CHECK(conversation.code() == 0);
  conversation.expect(Stage::data);
  conversation.received("354 go ahead\r\n");
  CHECK(conversation.has_ended());
  CHECK(conversation.stage() == Stage::body);
}

TEST_CASE("smtp conversation: hostile lines are no replies and endless ones are cut") {
  Conversation conversation;
  conversation.begin();
  for (const auto* line : {"", "\r\n", "2", "25", "-250 x", "+25 x", "2500 x", "abc d", "250x"}) {
    conversation.received(line);
    CHECK(conversation.code() == 0);
  }
  for (int i = 0; i < 100; ++i) conversation.received("250-" + std::string(1000, 'x') + "\r\n");
  CHECK(conversation.reply().size() < 3000);
}

}  // namespace qlab::world
