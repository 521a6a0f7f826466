// SPDX-License-Identifier: Apache-2.0
// What every Transport promises, asked of each: what was handed over is what arrives, once.
#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "tests/contract/lanes.hpp"

TYPE_TO_STRING_AS("smtp", qlab::test::SmtpLane);
TYPE_TO_STRING_AS("maildir", qlab::test::MaildirLane);
TYPE_TO_STRING_AS("sendmail", qlab::test::SendmailLane);
TYPE_TO_STRING_AS("generic", qlab::test::GenericLane);
TYPE_TO_STRING_AS("mailgun", qlab::test::MailgunLane);
TYPE_TO_STRING_AS("ses", qlab::test::SesLane);
TYPE_TO_STRING_AS("postmark", qlab::test::PostmarkLane);
TYPE_TO_STRING_AS("sendgrid", qlab::test::SendgridLane);

namespace qlab::test {
namespace {

/// Those that hand on the whole mail, and with those that take it apart, all.
using WholeLanes =
    std::tuple<MaildirLane, SmtpLane, SendmailLane, GenericLane, MailgunLane, SesLane>;
using AllLanes = std::tuple<MaildirLane, SmtpLane, SendmailLane, GenericLane, MailgunLane, SesLane,
                            PostmarkLane, SendgridLane>;

}  // namespace

TEST_CASE_TEMPLATE_DEFINE("transport: what is handed over arrives unchanged", Lane, unchanged) {
  const Lane lane;
  const auto bytes = mail_with("Dear Siân,\r\n.\r\n..\r\n.hidden\r\n \r\nFrom here on\r\n\r\n");
  const auto delivery =
      hand_over(*lane.transport(), {"lab@example.org", "sian@example.net"}, bytes);
  CHECK(delivery.outcome == mail::Outcome::sent);
  CHECK_FALSE(delivery.stop);
  const auto mails = lane.arrived();
  REQUIRE(mails.size() == 1);
  // Mailgun takes it from the mail.
  if (!mails.front().sender.empty()) CHECK(mails.front().sender == "lab@example.org");
  CHECK(mails.front().recipient == "sian@example.net");
  CHECK(mails.front().bytes == bytes);
}
TEST_CASE_TEMPLATE_APPLY(unchanged, WholeLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: what the Composer makes arrives unchanged", Lane, composed) {
  const Lane lane;
  mail::Message message;
  message.from = {"Môr Plas", "lab@example.org"};
  message.to = {"名前", "sian@example.net"};
  message.subject = "Croeso – 歡迎";
  message.text = "Helo\n.\n";
  message.calendar = mail::CalendarPart{"REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"};
  message.message_id = "1@example.org";
  const auto bytes = loaded_world().composer()->compose(message);
  hand_over(*lane.transport(), {"lab@example.org", "sian@example.net"}, bytes);
  REQUIRE(lane.arrived().size() == 1);
  CHECK(lane.arrived().front().bytes == bytes);
}
TEST_CASE_TEMPLATE_APPLY(composed, WholeLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: a mail of 5 MB arrives whole", Lane, large) {
  const Lane lane;
  std::string body;
  while (body.size() < 5'000'000) body += ".a line that begins with a dot\r\nand one without\r\n";
  const auto bytes = mail_with(body);
  const auto delivery =
      hand_over(*lane.transport(), {"lab@example.org", "sian@example.net"}, bytes);
  CHECK(delivery.outcome == mail::Outcome::sent);
  REQUIRE(lane.arrived().size() == 1);
  const bool identical = lane.arrived().front().bytes == bytes;
  CHECK(identical);
}
TEST_CASE_TEMPLATE_APPLY(large, WholeLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: one object delivers many mails, each once", Lane, many) {
  const Lane lane;
  const auto transport = lane.transport();
  std::vector<std::string> sent;
  for (int i = 0; i < 20; ++i) {
    sent.push_back(mail_with("mail " + std::to_string(i) + "\r\n"));
    const auto recipient = "m" + std::to_string(i) + "@example.net";
    CHECK(hand_over(*transport, {"lab@example.org", recipient}, sent.back()).outcome ==
          mail::Outcome::sent);
  }
  std::vector<std::string> arrived;
  for (const auto& mail : lane.arrived()) arrived.push_back(mail.bytes);
  std::sort(sent.begin(), sent.end());
  std::sort(arrived.begin(), arrived.end());
  CHECK(arrived == sent);
}
TEST_CASE_TEMPLATE_APPLY(many, WholeLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: a UTF-8 local part and an international domain arrive", Lane,
                          utf8) {
  const Lane lane;
  const auto delivery =
      hand_over(*lane.transport(), {"lab@example.org", "zoë@exämple.org"}, mail_with("x\r\n"));
  CHECK(delivery.outcome == mail::Outcome::sent);
  REQUIRE(lane.arrived().size() == 1);
  CHECK(lane.arrived().front().recipient == "zoë@xn--exmple-cua.org");
}
TEST_CASE_TEMPLATE_APPLY(utf8, AllLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: a recipient that is no address fails alone and goes nowhere",
                          Lane, no_address) {
  const Lane lane;
  const auto transport = lane.transport();
  for (const std::string recipient :
       {"b@example.net>\r\nRCPT TO:<evil@example.com", "b@example.net\nX: y", "b@example.net\r",
        "b @example.net", "<b@example.net>", "b@example.net> SIZE=1", "", "b", "b@", "@example.net",
        "b@example.net,evil@example.com", "b@example.net\t", "b\x7f@example.net"}) {
    CAPTURE(recipient);
    const auto delivery = hand_over(*transport, {"lab@example.org", recipient}, mail_with("x\r\n"));
    CHECK(delivery.outcome == mail::Outcome::failed);
    CHECK_FALSE(delivery.stop);
    CHECK(delivery.detail.find_first_of("\r\n") == std::string::npos);
    CHECK(delivery.detail.size() <= 300);
  }
  const std::string cut_short("b\0@example.net", 14);
  CHECK(hand_over(*transport, {"lab@example.org", cut_short}, mail_with("x\r\n")).outcome ==
        mail::Outcome::failed);
  CHECK(lane.arrived().empty());
  CHECK(hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with("x\r\n")).outcome ==
        mail::Outcome::sent);
}
TEST_CASE_TEMPLATE_APPLY(no_address, AllLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: of several mails each gets its own result, in the same order",
                          Lane, results) {
  const Lane lane;
  const auto bytes = mail_with("x\r\n");
  const auto to = [&](std::string recipient) {
    return mail::Parcel{{"lab@example.org", std::move(recipient)}, bytes, "key"};
  };
  const std::vector parcels{to("a@example.net"), to("no address"), to("c@example.net")};
  const auto deliveries = lane.transport()->deliver(parcels);
  REQUIRE(deliveries.size() == 3);
  CHECK(deliveries[0].outcome == mail::Outcome::sent);
  CHECK(deliveries[1].outcome == mail::Outcome::failed);
  CHECK(deliveries[2].outcome == mail::Outcome::sent);
  CHECK(lane.arrived().size() == 2);
}
TEST_CASE_TEMPLATE_APPLY(results, AllLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: behind a mail that stops the run none is tried", Lane,
                          stopped) {
  const Lane lane;
  const auto bytes = mail_with("x\r\n");
  const mail::Envelope envelope{"lab@example.org", "b@example.net"};
  const std::vector<mail::Parcel> parcels{
      {envelope, bytes, "1"}, {envelope, "no mail", "2"}, {envelope, bytes, "3"}};
  const auto deliveries = lane.transport()->deliver(parcels);
  REQUIRE(deliveries.size() == 3);
  CHECK(deliveries[0].outcome == mail::Outcome::sent);
  CHECK(deliveries[1].outcome == mail::Outcome::failed);
  CHECK(deliveries[2].outcome == mail::Outcome::not_sent);
  CHECK(deliveries[2].stop == Kind::data);
  CHECK(lane.arrived().size() == 1);
}
TEST_CASE_TEMPLATE_APPLY(stopped, AllLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: a sender that is no address stops the run", Lane,
                          bad_sender) {
  const Lane lane;
  const auto delivery = hand_over(
      *lane.transport(), {"lab@example.org>\r\nRCPT TO:<evil@example.com", "b@example.net"},
      mail_with("x\r\n"));
  CHECK(delivery.outcome == mail::Outcome::not_sent);
  CHECK(delivery.stop == Kind::config);
  CHECK(lane.arrived().empty());
}
TEST_CASE_TEMPLATE_APPLY(bad_sender, AllLanes);

TEST_CASE_TEMPLATE_DEFINE("transport: bytes that are no mail are not handed on", Lane, no_mail) {
  const Lane lane;
  for (const std::string bytes :
       {"Subject: x\r\n\r\nbare\n.\nline\r\n", "Subject: x\r\n\r\nbare\rreturn\r\n",
        "Subject: x\n\nlf\n", "Subject: x\r\n\r\nno end", ""}) {
    CAPTURE(bytes);
    const auto delivery = hand_over(*lane.transport(), {"lab@example.org", "b@example.net"}, bytes);
    CHECK(delivery.outcome == mail::Outcome::failed);
    CHECK(delivery.stop == Kind::data);
  }
  CHECK(lane.arrived().empty());
}
TEST_CASE_TEMPLATE_APPLY(no_mail, AllLanes);

TEST_CASE("smtp: mails of one object go over one connection") {
  const FaultSmtp server;
  const auto transport = loaded_world().smtp(plain_relay(server.url()));
  for (int i = 0; i < 3; ++i) {
    hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with("x\r\n"));
  }
  const auto mails = server.accepted();
  REQUIRE(mails.size() == 3);
  for (const auto& mail : mails) CHECK(mail.at("connection") == 1);
}

TEST_CASE("smtp: a smuggled recipient never reaches the relay") {
  const FaultSmtp server;
  const auto transport = loaded_world().smtp(plain_relay(server.url()));
  hand_over(*transport, {"lab@example.org", "b@example.net>\r\nRCPT TO:<evil@example.com"},
            mail_with("x\r\n"));
  hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with("x\r\n"));
  CHECK(server.commands().find("evil") == std::string::npos);
  CHECK(server.accepted().size() == 1);
}

}  // namespace qlab::test
