// SPDX-License-Identifier: Apache-2.0
// What holds for every mail, whoever it is to and whatever it says: tried on a thousand mails made
// by chance from many scripts, always the same ones.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>

#include "lib/mail/addressing.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

constexpr std::array<std::string_view, 24> pieces{"Siân",    "O'Brien",
                                                  "李小明",  "محمد",
                                                  "Ελένη",   "Дмитрий",
                                                  "ประเทศ",  "שָׁלוֹם",
                                                  "हिन्दी",   "👩‍👩‍👧‍👦",
                                                  "e\u0301", "naïve",
                                                  "Straße",  "\"quoted\"",
                                                  "<b@x>",   "a,b;c:d",
                                                  "(note)",  "=?utf-8?q?x?=",
                                                  "=20",     "...",
                                                  "%s %n",   "{{name}}",
                                                  "\\",      "--"};

/// Mails made by chance from a fixed seed.
class Chance {
 public:
  std::size_t below(std::size_t limit) { return m_engine() % limit; }

  /// Up to so many words, now and then one that no line can hold unfolded.
  std::string line(std::size_t words) {
    std::string text(pieces.at(below(pieces.size())));
    for (auto left = below(words); left > 0; --left) {
      text += below(5) == 0 ? "" : " ";
      text += pieces.at(below(pieces.size()));
    }
    if (below(20) == 0) text += std::string(50 + below(700), 'x');
    return text;
  }

  std::string body() {
    std::string text;
    for (auto left = 1 + below(12); left > 0; --left) {
      text += line(30);
      if (below(6) == 0) text += "\n.\nFrom here on\n\n \n";
      text += '\n';
    }
    return text;
  }

 private:
  std::mt19937 m_engine{20270220};
};

struct Sample {
  mail::Message message;
  std::string bytes;
};

Sample made(Chance& chance, const mail::Identity& identity) {
  mail::Content content;
  content.to = {chance.line(4), fmt::format("person{}@example.net", chance.below(1000))};
  content.written = {chance.line(12), chance.body(), "<p>" + chance.body() + "</p>\n"};
  content.purpose = "invite";
  content.object = "w1";
  content.date = *parse_rfc3339("2027-02-01T09:05:07Z");
  content.origin = chance.below(2) == 0 ? mail::Origin::person : mail::Origin::automatic;
  Sample sample;
  sample.message = mail::make_message(identity, mail::new_handle(identity), std::move(content));
  sample.bytes = loaded_world().composer()->compose(sample.message);
  return sample;
}

mail::Identity identity(bool with_page) {
  mail::Identity identity;
  identity.from = {"Peer Support Lab – Cymru", "lab@example.org"};
  if (with_page) identity.unsubscribe_url = "https://example.org/stop?list=lab";
  return identity;
}

/// How many header lines begin with this name.
std::size_t headers_named(const std::string& bytes, const std::string& name) {
  const auto head = "\r\n" + bytes.substr(0, bytes.find("\r\n\r\n") + 2);
  std::size_t times = 0;
  for (auto at = head.find("\r\n" + name + ": "); at != std::string::npos;
       at = head.find("\r\n" + name + ": ", at + 1)) {
    ++times;
  }
  return times;
}

/// The longest line of a mail whose lines all end in CRLF; nothing where a CR or LF stands alone.
std::optional<std::size_t> longest_line(const std::string& bytes) {
  std::size_t longest = 0;
  std::size_t start = 0;
  while (start < bytes.size()) {
    const auto end = bytes.find_first_of("\r\n", start);
    if (end == std::string::npos || bytes.compare(end, 2, "\r\n") != 0) return {};
    longest = std::max(longest, end - start);
    start = end + 2;
  }
  return longest;
}

void check_every_mail(const Sample& sample, bool with_page) {
  const auto& bytes = sample.bytes;
  for (const auto* name : {"Message-ID", "Date", "From", "To", "Subject", "List-Unsubscribe"}) {
    CAPTURE(name);
    CHECK(headers_named(bytes, name) == 1);
  }
  for (const auto* name : {"Cc", "Bcc"}) CHECK(headers_named(bytes, name) == 0);
  CHECK(headers_named(bytes, "List-Unsubscribe-Post") == (with_page ? 1 : 0));
  CHECK(bytes.find("Message-ID: <" + sample.message.message_id + ">\r\n") != std::string::npos);
  const auto longest = longest_line(bytes);
  REQUIRE(longest);
  CHECK(*longest <= 998);
  CHECK(std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0; }));
}

std::string header(const nlohmann::json& mail, std::string_view name) {
  for (const auto& field : mail.at("headers")) {
    if (field.at(0) == name) return field.at(1);
  }
  return "(absent)";
}

}  // namespace

TEST_CASE("composer: every mail has one Message-ID, a date, a way to stop, and lines of SMTP") {
  Chance chance;
  for (int i = 0; i < 1000; ++i) {
    CAPTURE(i);
    const bool with_page = i % 2 == 1;
    check_every_mail(made(chance, identity(with_page)), with_page);
  }
}

TEST_CASE("composer: a reader that is not ours finds in each what was put into it") {
  Chance chance;
  for (int i = 0; i < 12; ++i) {
    CAPTURE(i);
    const auto sample = made(chance, identity(true));
    const TempDir folder;
    const auto mail = read_mail(folder.file("mail.eml", sample.bytes));
    CHECK(mail.at("defects").empty());
    REQUIRE(mail.at("to").size() == 1);
    CHECK(mail.at("to").at(0).at(1) == sample.message.to.address);
    CHECK(header(mail, "Subject") == sample.message.subject);
    CHECK(header(mail, "List-Unsubscribe").find("mailto:lab+stop-") != std::string::npos);
  }
}

}  // namespace qlab::test
