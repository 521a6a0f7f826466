// SPDX-License-Identifier: Apache-2.0
// The reader of mails that the program loads.
#include <doctest/doctest.h>

#include <random>
#include <sstream>

#include "lib/inbox/classify.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

inbox::Mail read_mail(std::string_view bytes) { return loaded_world().mail_reader()->read(bytes); }

std::string with_ends(std::string_view text, std::string_view end) {
  std::string out;
  for (const char c : text) out.append(c == '\n' ? end : std::string_view(&c, 1));
  return out;
}

constexpr std::string_view report =
    "From: MAILER-DAEMON@mx.example.net\nTo: lab@example.org\nSubject: =?utf-8?Q?Caf=C3=A9?=\n "
    "=?utf-8?Q?!?=\n"
    "Received: from x\nContent-Type: multipart/report; report-type=Delivery-Status; "
    "boundary=\"b\"\n\n"
    "--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: "
    "quoted-printable\n\n"
    "Caf=E9 is =\nclosed\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
    "Final-Recipient: rfc822; anna@example.org\nAction: failed\nStatus: 5.1.1\n\n"
    "--b\nContent-Type: message/rfc822\n\nFrom: lab@example.org\nTo: anna@example.org\n"
    "Message-ID: <7@example.org>\nContent-Type: text/calendar; method=REPLY\n\n"
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n\n--b--\n";

}  // namespace

TEST_CASE("mail reader: headers decoded, texts in UTF-8, an enclosed mail apart") {
  const auto mail = read_mail(report);
  CHECK(mail.header("subject") == "Caf\u00e9!");
  CHECK(mail.header("received").empty());
  CHECK(mail.type == "multipart/report");
  CHECK(mail.report_type == "delivery-status");
  REQUIRE(mail.parts.size() == 2);
  CHECK(mail.parts[0].text == "Caf\u00e9 is closed\n");
  CHECK(mail.parts[1].type == "message/delivery-status");
  CHECK(mail.encloses_mail);
  CHECK(inbox::find_header(mail.enclosed, "message-id") == "<7@example.org>");
}

TEST_CASE("mail reader: a text is a file where its part says so") {
  const auto is_attached = [](std::string_view header) {
    return read_mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + std::string(header) +
                     "\n\nHello\n--b--\n")
        .parts.at(0)
        .is_attached;
  };
  CHECK(is_attached("Content-Disposition: attachment"));
  CHECK(is_attached("Content-Disposition: ATTACHMENT; filename*=utf-8''letter.txt"));
  CHECK(is_attached("Content-Disposition: inline; filename=letter.txt"));
  CHECK_FALSE(is_attached("Content-Disposition: inline"));
  CHECK_FALSE(is_attached("Content-Disposition: inline (as it is)"));
  CHECK_FALSE(is_attached("Content-Type: text/plain; name=letter.txt"));
}

TEST_CASE("mail reader: who wrote it is asked before words are decoded") {
  const auto authors = [](std::string_view from) {
    return read_mail(std::string(from) + "Subject: x\n\nHello\n").authors;
  };
  const std::vector<std::string> anna{"anna@example.org"};
  CHECK(authors("From: =?utf-8?q?bob=40x.example_=3Cbob=40x.example=3E?=\n <anna@example.org>\n") ==
        anna);
  CHECK(authors("From: \"bob@x.example\" <anna@example.org>\n") == anna);
  CHECK(
      authors("Content-Type: text/plain (no token)\nFrom: 'bob@x.example' <anna@example.org>\n") ==
      anna);
  CHECK(authors("From: M\xfcller, Anna <anna@example.org>\n") == anna);
  CHECK(authors("From: anna@example.org\nFrom: bob@x.example\n").size() == 2);
}

TEST_CASE("mail reader: what Exchange's rules write is known as theirs") {
  const auto mail = read_mail(
      "From: anna@example.org\nX-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\n"
      "X-MS-Exchange-Organization-SCL: 1\n\nThank you\n");
  CHECK(mail.headers.size() == 2);
  CHECK(inbox::classify(mail).kind == inbox::MailKind::auto_reply);
}

TEST_CASE("mail reader: LF, CRLF and CR give the same") {
  const auto expected = inbox::classify(read_mail(report));
  CHECK(expected.recipients.at(0).address == "anna@example.org");
  for (const auto* end : {"\r\n", "\r"}) {
    const auto mail = read_mail(with_ends(report, end));
    CHECK(mail.parts.at(0).text == read_mail(report).parts.at(0).text);
    const auto result = inbox::classify(mail);
    CHECK(result.kind == expected.kind);
    CHECK(result.returned_message_id == expected.returned_message_id);
    REQUIRE(result.recipients.size() == 1);
    CHECK(result.recipients[0].address == expected.recipients[0].address);
    CHECK(result.recipients[0].outcome == expected.recipients[0].outcome);
  }
}

TEST_CASE("mail reader: charsets that are missing, wrong or unknown") {
  const auto text = [](std::string_view type, std::string_view body) {
    const auto mail = read_mail("Content-Type: " + std::string(type) + "\n\n" + std::string(body));
    return mail.parts.at(0).text;
  };
  CHECK(text("text/plain", "caf\xe9") == "caf\u00e9");
  CHECK(text("text/plain; charset=us-ascii", "caf\xc3\xa9") == "caf\u00e9");
  CHECK(text("text/plain; charset=us-ascii", "\x1b$B%a!<%k\x1b(B") == "\u30e1\u30fc\u30eb");
  CHECK(text("text/plain; charset=x-nonsense", "abc") == "abc");
  CHECK(text("text/plain; charset=utf-16le", std::string_view("a\0b\0", 4)) == "ab");
}

TEST_CASE("mail reader: a character that a fold parts is one") {
  for (const std::string fold : {"\n ", "\n\t", "\r\n "}) {
    const auto object = "BEGIN:VCALENDAR\nSUMMARY:F\xc3" + fold + "\xbc" + fold +
                        "r\nCOMMENT:\xe9" + fold + "\x81" + fold +
                        "\x85 sp\xc3\xa4ter\nEND:VCALENDAR\n";
    for (const std::string header :
         {"Content-Type: text/calendar; method=REPLY; charset=utf-8\n\n",
          "Content-Type: text/calendar\n\n", "Content-Type: application/ics\n\n", ""}) {
      CAPTURE(header);
      const auto text = read_mail(header + object).parts.at(0).text;
      CHECK(text.find("SUMMARY:F\u00fc") != std::string::npos);
      CHECK(text.find("COMMENT:\u9045 sp\u00e4ter\n") != std::string::npos);
    }
  }
  CHECK(read_mail("Content-Type: text/plain\n\nl\xe0\n \xe0").parts.at(0).text ==
        "l\u00e0\n \u00e0");
}

TEST_CASE("mail reader: a calendar object in a file, in a header, and by itself") {
  const std::string object =
      "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n";
  CHECK(inbox::classify(read_mail(object)).kind == inbox::MailKind::calendar);
  const auto as_file = read_mail(
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/octet-stream; "
      "name=\"Invite.ICS\"\n\n" +
      object + "--b--\n");
  CHECK(inbox::classify(as_file).kind == inbox::MailKind::calendar);
  const auto in_header =
      read_mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + object + "\n--b--\n");
  CHECK(inbox::classify(in_header).kind == inbox::MailKind::calendar);
}

TEST_CASE("mail reader: a boundary that never comes") {
  const auto mail = read_mail(
      "Content-Type: multipart/mixed;\nboundary=\"b\"\n\n--b\nContent-Type: "
      "text/plain\n\nHello\n--b--\n");
  REQUIRE(mail.parts.size() == 1);
  CHECK(mail.parts[0].text.find("Hello") != std::string::npos);
}

TEST_CASE("mail reader: what is nested or repeated without end is read only so far") {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "Content-Type: message/rfc822\n\n";
  CHECK(read_mail(deep).parts.size() <= 1);
  std::string wide = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 50000; ++i) wide += "--b\n\nx\n";
  CHECK(read_mail(wide).parts.size() <= 200);
  std::string fields;
  for (int i = 0; i < 50000; ++i) fields += "X-A: b\n";
  CHECK(read_mail(fields + "\nx").headers.size() <= 1000);
}

TEST_CASE("mail reader: a mail cut or changed anywhere is still read") {
  std::mt19937 random(1);
  for (std::size_t cut = 0; cut < report.size(); cut += 3) {
    const auto result = inbox::classify(read_mail(report.substr(0, cut)));
    CHECK(result.recipients.size() <= 1);
  }
  for (int round = 0; round < 500; ++round) {
    std::string bytes(report);
    for (int i = 0; i < 5; ++i) bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    CHECK(inbox::classify(read_mail(bytes)).recipients.size() <= 2);
  }
}

TEST_CASE("mail reader: notifications in the forms of many mail systems") {
  std::istringstream table(read(test_data("inbox/notices.tsv")));
  int rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const auto tab = line.find('\t');
    const auto file = line.substr(0, tab);
    const auto expected = line.substr(tab + 1);
    CAPTURE(file);
    const auto result =
        inbox::classify(read_mail(read(test_data("inbox/notices") / (file + ".eml"))));
    ++rows;
    if (name(result.kind) == expected) continue;
    CHECK(result.kind == inbox::MailKind::bounce);
    CHECK(!result.recipients.empty());
    for (const auto& each : result.recipients) {
      const bool is_permanent = each.outcome == inbox::Outcome::permanent;
      const bool right =
          expected == "not-permanent" ? !is_permanent : name(each.outcome) == expected;
      INFO(each.address << " " << name(each.outcome) << " " << each.reason);
      CHECK(right);
    }
  }
  CHECK(rows > 40);
}

}  // namespace qlab::test
