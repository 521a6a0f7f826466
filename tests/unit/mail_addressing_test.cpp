// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/addressing.hpp"

#include <doctest/doctest.h>

#include <optional>

#include "tests/support/errors.hpp"

namespace qlab::mail {
namespace {

Identity lab() { return {{"Peer Support Lab", "lab@example.org"}, {}, "", ""}; }

const Handle handle{"1b2c@example.org", "abcdefghijklmnopqrstuvwxyz"};

Content content() {
  Content content;
  content.to = {"Siân", "sian@example.com"};
  content.written = {"Subject", "text", "<p>html</p>"};
  content.purpose = "invite";
  content.object = "w1";
  return content;
}

std::optional<std::string> header(const Message& message, std::string_view name) {
  for (const auto& [key, value] : message.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("addressing: no two mails have the same names") {
  const auto one = new_handle(lab());
  const auto two = new_handle(lab());
  CHECK(one.message_id != two.message_id);
  CHECK(one.token != two.token);
  CHECK(one.token.size() == 26);
}

TEST_CASE("addressing: the Message-ID is at our domain") {
  auto identity = lab();
  CHECK(new_handle(identity).message_id.ends_with("@example.org"));
  identity.domain = "lab.example.net";
  CHECK(new_handle(identity).message_id.ends_with("@lab.example.net"));
  identity = {};
  const auto error = test::error_of([&] { (void)new_handle(identity); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::config);
}

TEST_CASE("addressing: answers go where answers are read, with the token") {
  auto identity = lab();
  CHECK(answer_address(identity, "stop", handle) ==
        "lab+stop-abcdefghijklmnopqrstuvwxyz@example.org");
  identity.reply_to = Mailbox{"", "answers@example.net"};
  CHECK(answer_address(identity, "yes", handle) ==
        "answers+yes-abcdefghijklmnopqrstuvwxyz@example.net");
}

TEST_CASE("addressing: an address too long for a token is refused, not cut") {
  auto identity = lab();
  identity.from.address = std::string(40, 'x') + "@example.org";
  const auto error = test::error_of([&] { (void)answer_address(identity, "stop", handle); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::config);
}

TEST_CASE(
    "addressing: whoever is written to can unsubscribe by mail, and by a page where there is one") {
  auto identity = lab();
  const auto by_mail = make_message(identity, handle, content());
  CHECK(header(by_mail, "List-Unsubscribe") ==
        "<mailto:lab+stop-abcdefghijklmnopqrstuvwxyz@example.org?subject=unsubscribe>");
  CHECK_FALSE(header(by_mail, "List-Unsubscribe-Post"));
  identity.unsubscribe_url = "https://example.org/leave?l=1";
  const auto by_page = make_message(identity, handle, content());
  CHECK(header(by_page, "List-Unsubscribe") ==
        "<https://example.org/leave?l=1&token=abcdefghijklmnopqrstuvwxyz>, "
        "<mailto:lab+stop-abcdefghijklmnopqrstuvwxyz@example.org?subject=unsubscribe>");
  CHECK(header(by_page, "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
}

TEST_CASE("addressing: a complaint finds its mail by the Feedback-ID") {
  const auto message = make_message(lab(), handle, content());
  CHECK(header(message, "Feedback-ID") == "w1:invite:abcdefghijklmnopqrstuvwxyz:example.org");
}

TEST_CASE("addressing: only what no person sent says that it is automatic") {
  CHECK_FALSE(header(make_message(lab(), handle, content()), "Auto-Submitted"));
  auto reminder = content();
  reminder.origin = Origin::automatic;
  CHECK(header(make_message(lab(), handle, reminder), "Auto-Submitted") == "auto-generated");
}

TEST_CASE("addressing: a message is from the identity, to one member") {
  auto identity = lab();
  identity.reply_to = Mailbox{"", "answers@example.net"};
  const auto message = make_message(identity, handle, content());
  CHECK(message.from.address == "lab@example.org");
  CHECK(message.reply_to->address == "answers@example.net");
  CHECK(message.to.address == "sian@example.com");
  CHECK(message.message_id == "1b2c@example.org");
  CHECK(message.subject == "Subject");
  CHECK(message.html == "<p>html</p>");
}

}  // namespace qlab::mail
