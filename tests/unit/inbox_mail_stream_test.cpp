// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/mail_stream.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace qlab::inbox {
namespace {

std::vector<std::string> mails_in(std::string text) {
  std::istringstream stream(std::move(text));
  MailStream mails(stream);
  std::vector<std::string> all;
  while (mails.next()) all.push_back(mails.bytes());
  return all;
}

std::string with_ends(std::string_view text, std::string_view end) {
  std::string out;
  for (const char c : text) out.append(c == '\n' ? end : std::string_view(&c, 1));
  return out;
}

constexpr std::string_view dated =
    "From a@example.org Fri Jan 15 09:00:01 2027\nSubject: one\n\nFrom here on at 10:30 in 2027\n"
    "I write.\n>From then\n>>From now\nFrom b@example.org Fri Jan 15 09:00:02 2027\nSubject: two\n"
    "\ntext\n\nFrom c@example.org Fri Jan 15 09:00:03 2027\nSubject: three\n\n";

}  // namespace

TEST_CASE("inbox mail stream: a file that is no mbox is one mail, even an empty one") {
  CHECK(mails_in("").size() == 1);
  const auto mails = mails_in("Subject: x\n\nFrom a@b.org Fri Jan 15 09:00:01 2027\nSubject: y\n");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].ends_with("Subject: y\n"));
}

TEST_CASE("inbox mail stream: 'From ' in bodies, '>From ', no empty line, and every line end") {
  for (const auto* end : {"\n", "\r\n", "\r"}) {
    CAPTURE(std::string(end) == "\n");
    const auto mails = mails_in(with_ends(dated, end));
    REQUIRE(mails.size() == 3);
    CHECK(
        mails[0] ==
        with_ends("Subject: one\n\nFrom here on at 10:30 in 2027\nI write.\nFrom then\n>From now\n",
                  end));
    CHECK(mails[1] == with_ends("Subject: two\n\ntext\n\n", end));
    CHECK(mails[2] == with_ends("Subject: three\n\n", end));
  }
}

TEST_CASE("inbox mail stream: 'From ' lines without a date") {
  CHECK(mails_in("From -\nSubject: a\n\nFrom Russia with love\n\nFrom -\nSubject: b\n\n"
                 "From Russia with love\nYear: 1963\n")
            .size() == 2);
  CHECK(mails_in("\xEF\xBB\xBF"
                 "From -\nSubject: a\n\nFrom -\nSubject: b\n")
            .size() == 2);
  CHECK(mails_in("From 1@xxx\nSubject: a\n\nx\n\nFrom 2@xxx\nSubject: b\n\n").size() == 2);
}

TEST_CASE("inbox mail stream: a mail without a header still is one") {
  CHECK(mails_in("From a@b.org Fri Jan 15 09:00:01 2027\n\nx\n\n"
                 "From a@b.org Fri Jan 15 09:00:01 2027\n\ny\n")
            .size() == 2);
}

TEST_CASE("inbox mail stream: a mail that is too large is said and the next one is read") {
  const std::string from = "From a@b.org Fri Jan 15 09:00:01 2027\n";
  std::istringstream stream(from + "Subject: a\n\n" + std::string(largest_mail, 'x') + "\n" + from +
                            "Subject: b\n\n");
  MailStream mails(stream);
  REQUIRE(mails.next());
  CHECK(mails.is_too_large());
  REQUIRE(mails.next());
  CHECK_FALSE(mails.is_too_large());
  CHECK(mails.bytes() == "Subject: b\n\n");
  CHECK_FALSE(mails.next());
}

TEST_CASE("inbox mail stream: nothing but 'From ' lines is lost of an mbox, wherever blocks end") {
  for (std::size_t size = 65500; size < 65600; size += 7) {
    const auto body = std::string(size, 'x') + "\n";
    const std::string from = "From a@b.org Fri Jan 15 09:00:01 2027\nSubject: a\n\n";
    const auto mails = mails_in(from + body + from + body);
    REQUIRE(mails.size() == 2);
    CHECK(mails[0] == "Subject: a\n\n" + body);
    CHECK(mails[1] == mails[0]);
  }
}

TEST_CASE("inbox mail stream: what lies within a line begins no mail, wherever blocks end") {
  const std::string head = "From a@b.org Fri Jan 15 09:00:01 2027\nSubject: a\n\n";
  for (const std::string_view within :
       {"From a@b.org Fri Jan 15 09:00:01 2027\nSubject: b\n\n", ">From now\n"}) {
    for (std::size_t block = 1; block <= 4; ++block) {
      const auto line = std::string((block << 16) - head.size(), 'x') + std::string(within);
      const auto mails = mails_in(head + line);
      REQUIRE(mails.size() == 1);
      CHECK(mails[0] == "Subject: a\n\n" + line);
    }
  }
}

}  // namespace qlab::inbox
