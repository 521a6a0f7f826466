// SPDX-License-Identifier: Apache-2.0
// Names, subjects and recipients that try to become something else on the wire.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("mail send: a recipient with a line break in it smuggles in nobody else") {
  Lab lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 2);
  execute(
      lab,
      "UPDATE message SET address = 'b@x.example>' || char(13, 10) || 'RCPT TO:<evil@y.example',"
      " member_id = NULL WHERE id = 1");
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 3);
  CHECK(sent.err.find("o1 to b@x.example><U+000D>\\nRCPT TO:<evil@y.example failed: ") == 0);
  CHECK(states(lab) == "failed sent");
  CHECK(relay.commands().find("evil") == std::string::npos);
  CHECK(count(relay.commands(), "RCPT TO:") == 1);
  CHECK(relay.accepted().size() == 1);
}

TEST_CASE("webinar invite: a name with line breaks is one line, and adds no recipient") {
  WebinarHall lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  add_member(lab, "Ben Price", "ben@example.org");
  add_member(lab, "Anna", "anna@example.org");
  execute(lab,
          "UPDATE member SET name = 'Anna' || char(13, 10) || 'Bcc: evil@y.example' || char(1)"
          " WHERE id = 2");
  const auto invited =
      lab.run({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"});
  CHECK(invited.status == 0);
  CHECK(relay.accepted().size() == 2);
  CHECK(count(relay.commands(), "RCPT TO:") == 2);
  CHECK(relay.commands().find("evil") == std::string::npos);
  const auto raw = lab.run({"mail", "view", "o2", "--raw"}).out;
  CHECK(raw.find("\r\nTo: \"Anna Bcc: evil@y.example\" <anna@example.org>\r\n") !=
        std::string::npos);
  CHECK(raw.substr(0, raw.find("\r\n\r\n")).find("\nBcc:") == std::string::npos);
}

TEST_CASE("webinar add: a title that is to become a subject is one clean line") {
  const Lab lab;
  for (const std::string title : {"Come\r\nBcc: evil@y.example", "Come\nhome", "Come\x01home"}) {
    auto words = add_future();
    words[4] = title;
    CHECK(lab.run(words).status == 2);
  }
  CHECK(lab.json({"webinar", "list"}).empty());
}

TEST_CASE("webinar invite: names in any script arrive whole, one recipient each") {
  WebinarHall lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  const std::vector<std::string> names{"Siân \"Price\", Dr <x@y>", "李 小明", "محمد",
                                       "=?utf-8?q?not_encoded?=",  ".",       "a,b;c:d"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    add_member(lab, names[i], "person" + std::to_string(i) + "@example.org");
  }
  REQUIRE(
      lab.run({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"}).status ==
      0);
  const auto accepted = relay.accepted();
  REQUIRE(accepted.size() == names.size());
  CHECK(count(relay.commands(), "RCPT TO:") == names.size());
  for (const auto& mail : accepted) {
    const auto read_back = read_mail(lab.file("mail.eml", mail.at("raw").get<std::string>()));
    CHECK(read_back.at("defects").empty());
    REQUIRE(read_back.at("to").size() == 1);
    const std::string address = read_back.at("to").at(0).at(1);
    const auto index = static_cast<std::size_t>(address.at(6) - '0');
    CHECK(read_back.at("to").at(0).at(0) == names.at(index));
  }
}

TEST_CASE("mail send: a lone dot and bytes that look like commands arrive as they were stored") {
  Lab lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 2);
  execute(
      lab,
      "UPDATE message_bytes SET bytes = CAST(replace(bytes, 'A lone dot', '.' || char(13, 10) ||"
      " 'QUIT' || char(13, 10) || '..' || char(13, 10)) AS BLOB) WHERE id = 1;"
      "UPDATE message_bytes SET bytes = CAST(bytes || '.' || char(10) || 'MAIL FROM:<evil@y>' AS "
      "BLOB)"
      " WHERE id = 2");
  const auto stored = lab.run({"mail", "view", "o1", "--raw"}).out;
  (void)lab.run({"mail", "send"});
  const auto accepted = relay.accepted();
  REQUIRE(accepted.size() == 1);
  CHECK(accepted.front().at("raw") == stored);
  CHECK(relay.commands().find("evil") == std::string::npos);
}

}  // namespace qlab::test
