// SPDX-License-Identifier: Apache-2.0
// The fast reader of mails says what the forgiving one says, or nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "lib/inbox/mail_stream.hpp"
#include "lib/world/plain_mail.hpp"
#include "lib/world/read_mail.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/places.hpp"

namespace qlab::world {
namespace {

std::string rendered(const std::vector<inbox::Header>& headers) {
  std::string all;
  for (const auto& [name, value] : headers) all += fmt::format("{}: {}\n", name, value);
  return all;
}

std::string rendered(const inbox::Mail& mail) {
  auto all = rendered(mail.headers) + fmt::format("[{}] [{}] {}\n", mail.type, mail.report_type,
                                                  mail.encloses_mail ? "encloses" : "");
  for (const auto& author : mail.authors) all += fmt::format("by {}\n", author);
  for (const auto& part : mail.parts) {
    all += fmt::format("--- {} {} {}\n{}\n", part.type, part.method,
                       part.is_attached ? "attached" : "", part.text);
  }
  return all + "===\n" + rendered(mail.enclosed);
}

struct Compared {
  int mails = 0;
  int plain = 0;
};

void compare(const std::string& bytes, Compared& compared) {
  ++compared.mails;
  const auto plain = read_plain_mail(bytes);
  if (!plain) return;
  ++compared.plain;
  CHECK(rendered(*plain) == rendered(read_forgivingly(bytes)));
}

void compare_file(const std::filesystem::path& file, Compared& compared) {
  CAPTURE(file.string());
  std::ifstream stream(file, std::ios::binary);
  inbox::MailStream mails(stream);
  while (mails.next()) {
    auto bytes = mails.bytes();
    std::erase(bytes, '\r');
    compare(bytes, compared);
    // Cut and changed mails are as many unusual ones.
    for (std::size_t at = 40; at < bytes.size(); at += bytes.size() / 7 + 1) {
      compare(bytes.substr(0, at), compared);
      auto changed = bytes;
      changed[at] = ":;=\"\n -"[at % 7];
      compare(changed, compared);
    }
  }
}

Compared compare_folder(const std::filesystem::path& folder) {
  Compared compared;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) compare_file(entry.path(), compared);
  }
  MESSAGE(folder.filename().string() << ": " << compared.plain << " of " << compared.mails
                                     << " mails, whole, cut or changed, are plainly formed");
  return compared;
}

/// A calendar program's answer as it is sent.
std::string answer() {
  return "Received: from a by b;\n\tFri, 15 Jan 2027 09:00:00 +0000\n"
         "From: =?UTF-8?Q?Si=C3=A2n?= <sian@example.net>\nTo: lab@example.org\n"
         "Subject: Accepted: The future\n of  it\nMIME-Version: 1.0\n"
         "Content-Type: multipart/mixed; boundary=\"outer\"\n\npreamble\n"
         "--outer\nContent-Type: multipart/alternative;\n boundary=inner\n\n"
         "--inner\nContent-Type: text/plain; charset=\"ISO-8859-1\"\n"
         "Content-Transfer-Encoding: quoted-printable\n\nSi=E2n comes=\n.\n"
         "--inner\nContent-Type: text/calendar; method=reply\n\nBEGIN:VCALENDAR\n"
         "--inner--\n\n"
         "--outer\nContent-Type: application/ics; name=\"invite.ics\"\n"
         "Content-Transfer-Encoding: base64\n\nQkVHSU46VkNBTEVOREFSDQo=\n"
         "--outer\nContent-Type: image/png; name=logo.png\n\nno text\n"
         "--outer\nContent-Type: message/rfc822\n\nSubject: ours\nMessage-ID: <1@example.org>\n\n"
         "Hello\n--outer--\nepilogue\n";
}

}  // namespace

TEST_CASE("plain mail: a mail as it should be is read without GMime, and says the same") {
  const auto plain = read_plain_mail(answer());
  REQUIRE(plain);
  CHECK(rendered(*plain) == rendered(read_forgivingly(answer())));
  CHECK(plain->header("from") == "Siân <sian@example.net>");
  REQUIRE(plain->parts.size() == 3);
  CHECK(plain->parts[0].text == "Siân comes.");
  CHECK(plain->parts[1].method == "REPLY");
  CHECK(plain->parts[2].text == "BEGIN:VCALENDAR\n");
  CHECK(inbox::find_header(plain->enclosed, "message-id") == "<1@example.org>");
}

TEST_CASE("plain mail: what is unusual is left to GMime") {
  for (const std::string_view mail :
       {"", "no header", "Subject: x", " Subject: x\n\n", "Subject : x\n\ny\n",
        "A: b\nno field\n\n", "Content-Type: text/plain; charset=utf-8;\n\nx\n",
        "Content-Type: text/plain (of mine)\n\nx\n", "Content-Type: text\n\nx\n",
        "Content-Type: text/plain\nContent-Type: text/html\n\nx\n",
        "Content-Type: text/plain; name*0=a\n\nx\n", "Content-Type: multipart/mixed\n\nx\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--bc\n--b--\n",
        "Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nx\n",
        "Content-Type: message/partial\n\nx\n", "BEGIN:VCALENDAR\n\n"}) {
    CAPTURE(mail);
    CHECK_FALSE(read_plain_mail(mail));
  }
}

TEST_CASE("plain mail: of real mails, whole, cut or changed, both readers say the same") {
  if (test::is_absent(test::realdata())) return;
  for (const auto* folder : {"bounces", "itip", "mail", "replies"}) {
    CHECK(compare_folder(test::realdata(folder)).mails > 0);
  }
}

TEST_CASE("plain mail: of the mails that are fuzzed, both readers say the same") {
  CHECK(compare_folder(test::source("tests/fuzz/corpus/mime")).mails > 0);
  CHECK(compare_folder(test::source("tests/fuzz/corpus/notification")).mails > 0);
}

}  // namespace qlab::world
