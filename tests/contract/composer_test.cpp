// SPDX-License-Identifier: Apache-2.0
// Judged by Python's email package, which knows nothing of us.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/support/errors.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

constexpr auto calendar_object =
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Dyfodol – rhan 1\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";

mail::Message invitation() {
  mail::Message message;
  message.from = {"Peer Support Lab", "lab@example.org"};
  message.to = {"Siân Jones", "sian@example.net"};
  message.subject = "Invitation: the future of our community";
  message.text = "Dear Siân,\n\n.\nFrom here on we meet monthly. \n";
  message.html = "<p>Dear Siân,</p>\n";
  message.calendar = mail::CalendarPart{"REQUEST", calendar_object};
  message.message_id = "o101.k3j5h2@example.org";
  message.date = *parse_rfc3339("2027-02-01T09:05:07Z");
  message.headers = {{"Auto-Submitted", "auto-generated"}};
  return message;
}

std::string compose(const mail::Message& message) {
  return loaded_world().composer()->compose(message);
}

nlohmann::json read_back(const std::string& bytes) {
  const TempDir folder;
  return read_mail(folder.file("mail.eml", bytes));
}

std::string header(const nlohmann::json& mail, std::string_view name) {
  for (const auto& field : mail.at("headers")) {
    if (field.at(0) == name) return field.at(1);
  }
  return "(absent)";
}

/// The text of the part of the alternative, with LF as it was given.
std::string text_of(const nlohmann::json& mail, std::size_t part) {
  std::string text = mail.at("body").at("children").at(0).at("children").at(part).at("text");
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  return text;
}

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < bytes.size();) {
    const auto end = bytes.find("\r\n", start);
    REQUIRE(end != std::string::npos);
    lines.push_back(bytes.substr(start, end - start));
    start = end + 2;
  }
  return lines;
}

void check_form(const std::string& bytes, std::size_t longest) {
  for (const auto& line : lines_of(bytes)) {
    CAPTURE(line);
    CHECK(line.size() <= longest);
    CHECK(line.find_first_of("\r\n") == std::string::npos);
    CHECK(std::all_of(line.begin(), line.end(), [](char c) { return c == '\t' || c >= ' '; }));
  }
}

}  // namespace

TEST_CASE("composer: an invitation is text, HTML and calendar, and the calendar again as a file") {
  const auto bytes = compose(invitation());
  check_form(bytes, 78);
  const auto mail = read_back(bytes);
  CHECK(mail.at("defects").empty());
  const auto& body = mail.at("body");
  CHECK(body.at("type") == "multipart/mixed");
  const auto& alternative = body.at("children").at(0);
  CHECK(alternative.at("type") == "multipart/alternative");
  const auto& parts = alternative.at("children");
  REQUIRE(parts.size() == 3);
  CHECK(parts.at(0).at("type") == "text/plain");
  CHECK(text_of(mail, 0) == invitation().text);
  CHECK(parts.at(1).at("type") == "text/html");
  CHECK(text_of(mail, 1) == invitation().html);
  CHECK(parts.at(2).at("type") == "text/calendar");
  CHECK(parts.at(2).at("method") == "REQUEST");
  CHECK(parts.at(2).at("charset") == "utf-8");
  CHECK(parts.at(2).at("text") == calendar_object);
  const auto& file = body.at("children").at(1);
  CHECK(file.at("type") == "application/ics");
  CHECK(file.at("disposition") == "attachment");
  CHECK(file.at("file_name") == "invite.ics");
  CHECK(file.at("text") == calendar_object);
}

TEST_CASE("composer: the headers say who, when and which") {
  auto message = invitation();
  message.reply_to = mail::Mailbox{"", "answers@example.org"};
  const auto mail = read_back(compose(message));
  CHECK(header(mail, "From") == "Peer Support Lab <lab@example.org>");
  CHECK(header(mail, "Reply-To") == "answers@example.org");
  CHECK(header(mail, "To") == "Siân Jones <sian@example.net>");
  CHECK(header(mail, "Subject") == message.subject);
  CHECK(header(mail, "Date") == "Mon, 01 Feb 2027 09:05:07 +0000");
  CHECK(header(mail, "Message-ID") == "<o101.k3j5h2@example.org>");
  CHECK(header(mail, "MIME-Version") == "1.0");
  CHECK(header(mail, "Auto-Submitted") == "auto-generated");
  CHECK(header(mail, "Cc") == "(absent)");
}

TEST_CASE("composer: without a calendar part there is only the alternative of text and HTML") {
  auto message = invitation();
  message.calendar.reset();
  const auto mail = read_back(compose(message));
  CHECK(mail.at("defects").empty());
  CHECK(mail.at("body").at("type") == "multipart/alternative");
  CHECK(mail.at("body").at("children").size() == 2);
}

TEST_CASE("composer: the same message gives the same bytes") {
  const auto composer = loaded_world().composer();
  CHECK(composer->compose(invitation()) == composer->compose(invitation()));
}

TEST_CASE("composer: a body that writes our boundary is still one part") {
  auto message = invitation();
  for (const auto& line : lines_of(compose(message))) {
    if (line.starts_with("--")) message.text += line + "\n" + line + "--\n";
  }
  const auto mail = read_back(compose(message));
  CHECK(mail.at("defects").empty());
  CHECK(text_of(mail, 0) == message.text);
}

TEST_CASE("composer: every script arrives in names, subject and bodies") {
  for (const std::string words :
       {"Prosiect Lles Gwirfoddolwyr: cymorth gan gymheiriaid – tŷ, ŵy, môr, ffôn a phobl y "
        "dyffryn",
        "相互支援ラボの未来について話し合うオンライン会合へのご招待です。どうぞご参加ください。",
        "דַּעַת וְתִקְוָה: הזמנה", "دعوة إلى مستقبل مجتمعنا",
        "🧑‍🤝‍🧑👩‍💻 emoji ​zero width", "a \u202Ebidi\u202C override",
        "=?utf-8?q?looks_encoded?= but is not", "=?utf-8?q?spread over?= words",
        "é  two  spaces  é", "quotes \" and \\ back, comma; <x@y>",
        "a very long subject in plain English words, which must be folded more than once so that "
        "no line of the header is longer than the seventy-eight octets that are asked for"}) {
    CAPTURE(words);
    auto message = invitation();
    message.to.name = words;
    message.subject = words;
    message.text = words + "\n";
    message.html = "<p>" + words + "</p>\n";
    const auto bytes = compose(message);
    check_form(bytes, 78);
    const auto mail = read_back(bytes);
    CHECK(mail.at("defects").empty());
    CHECK(header(mail, "Subject") == words);
    CHECK(header(mail, "To").find("sian@example.net") != std::string::npos);
    CHECK(text_of(mail, 0) == message.text);
    CHECK(text_of(mail, 1) == message.html);
  }
}

TEST_CASE("composer: a display name is one name, whatever stands in it") {
  for (const std::string name :
       {"Jones, Siân", "Jones, Anna", "Dr. A. \"Bo\" O'Neil", "a <evil@example.com>, b",
        "=?utf-8?q?x?=", "evil@example.com", "(comment)", "名前"}) {
    CAPTURE(name);
    auto message = invitation();
    message.to.name = name;
    const auto mail = read_back(compose(message));
    CHECK(mail.at("defects").empty());
    CHECK(mail.at("to") == nlohmann::json::array({{name, "sian@example.net"}}));
  }
}

TEST_CASE("composer: List-Unsubscribe arrives as written") {
  auto message = invitation();
  const std::string token(90, 'k');
  const auto value = "<mailto:lab+u." + token + "@example.org?subject=unsubscribe>, <https://" +
                     "example.org/u/" + token + "?a=b&c=d>";
  message.headers = {{"List-Unsubscribe", value},
                     {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}};
  const auto bytes = compose(message);
  check_form(bytes, 998);
  CHECK(bytes.find("List-Unsubscribe: <mailto:lab+u." + token) != std::string::npos);
  const auto mail = read_back(bytes);
  CHECK(header(mail, "List-Unsubscribe") == value);
  CHECK(header(mail, "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
}

TEST_CASE("composer: line ends and control characters of a body are made harmless") {
  auto message = invitation();
  message.text = "one\r\ntwo\rthree\nfour\n\ntab\there\x01\x7f end";
  const auto bytes = compose(message);
  check_form(bytes, 78);
  CHECK(text_of(read_back(bytes), 0) == "one\ntwo\nthree\nfour\n\ntab\there\x01\x7f end");
}

TEST_CASE("composer: an international domain becomes its A-label, a UTF-8 local part stays") {
  auto message = invitation();
  message.to = {"Zoë", "zoe@exämple.org"};
  CHECK(compose(message).find("<zoe@xn--exmple-cua.org>") != std::string::npos);
  message.to.address = "zoë@exämple.org";
  const auto bytes = compose(message);
  CHECK(bytes.find("To: =?UTF-8?Q?Zo=C3=AB?= <zoë@xn--exmple-cua.org>\r\n") != std::string::npos);
}

TEST_CASE("composer: a word too long for a line is encoded and folded") {
  auto message = invitation();
  message.to.name = std::string(1999, 'a');
  message.subject = "Read " + std::string(1999, 'b') + " now";
  const auto bytes = compose(message);
  check_form(bytes, 78);
  CHECK(header(read_back(bytes), "Subject") == message.subject);
}

TEST_CASE("composer: a control character is refused and its header named") {
  for (const std::string& control :
       {std::string("\r\n"), std::string("\n"), std::string("\r"), std::string("\0", 1),
        std::string("\t"), std::string("\x1b"), std::string("\x7f")}) {
    CAPTURE(control);
    const auto words = "x" + control + "Bcc: evil@example.com";
    const auto refused = [&](auto change, const std::string& field) {
      auto message = invitation();
      change(message);
      const auto error = error_of([&] { compose(message); });
      REQUIRE(error);
      CHECK(error->kind() == Kind::data);
      CHECK(std::string(error->what()).find("'" + field + "'") != std::string::npos);
    };
    refused([&](auto& m) { m.subject = words; }, "Subject");
    refused([&](auto& m) { m.from.name = words; }, "From");
    refused([&](auto& m) { m.to.name = words; }, "To");
    refused([&](auto& m) { m.to.address = words; }, "To");
    refused([&](auto& m) { m.reply_to = mail::Mailbox{words, "a@example.org"}; }, "Reply-To");
    refused([&](auto& m) { m.message_id = words; }, "Message-ID");
    refused([&](auto& m) { m.headers = {{"Feedback-ID", words}}; }, "Feedback-ID");
    refused([&](auto& m) { m.calendar->method = words; }, "method");
    refused([&](auto& m) { m.calendar->file_name = words; }, "filename");
  }
}

TEST_CASE("composer: no header can add a recipient or replace one of the message's own") {
  for (const std::string name : {"Cc", "BCC", "To", "from", "Content-Type", "Resent-To", "Bad Name",
                                 "Bad:Name", "", "Näme", "X-\r\nBcc"}) {
    CAPTURE(name);
    auto message = invitation();
    message.headers = {{name, "evil@example.com"}};
    const auto error = error_of([&] { compose(message); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::data);
  }
}

TEST_CASE("composer: what is no address or no UTF-8 is refused") {
  const auto refused = [](auto change) {
    auto message = invitation();
    change(message);
    const auto error = error_of([&] { compose(message); });
    return error && error->kind() == Kind::data;
  };
  CHECK(refused([](auto& m) { m.to.address = "a@example.org, b@example.org"; }));
  CHECK(refused([](auto& m) { m.to.address = "a@example.org> <b@example.org"; }));
  CHECK(refused([](auto& m) { m.to.address = ""; }));
  CHECK(refused([](auto& m) { m.subject = "\xff\xfe"; }));
  CHECK(refused([](auto& m) { m.text = "\xff\xfe"; }));
  CHECK(refused([](auto& m) { m.message_id = "a b@example.org"; }));
  CHECK(refused([](auto& m) { m.message_id = "example.org"; }));
}

}  // namespace qlab::test
