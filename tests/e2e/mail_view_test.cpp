// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"

namespace qlab::test {

TEST_CASE("mail view: headers and text are shown as people read them") {
  const Lab lab;
  queue_mails(lab, 1);
  const auto shown = lab.run({"mail", "view", "o1"});
  CHECK(shown.status == 0);
  CHECK(shown.err.empty());
  CHECK(shown.out.starts_with("o1 queued\n"));
  CHECK(shown.out.find("\nSubject: Invitation 1 – café\n") != std::string::npos);
  CHECK(shown.out.find("\n\nDear Person 1,\n\ncome to the café.\n.\n") != std::string::npos);
  CHECK(shown.out.find("<p>") == std::string::npos);
}

TEST_CASE("mail view: raw is the stored bytes") {
  const Lab lab;
  queue_mails(lab, 1);
  const auto raw = lab.run({"mail", "view", "o1", "--raw"});
  CHECK(raw.status == 0);
  CHECK(raw.err.empty());
  CHECK(raw.out.starts_with("From: Peer Support Lab <lab@example.org>\r\n"));
  CHECK(raw.out.find("caf=C3=A9") != std::string::npos);
}

TEST_CASE("mail view: as JSON it is the fields of the list and what stands in the mail") {
  const Lab lab;
  queue_mails(lab, 1);
  const auto view = lab.json({"mail", "view", "1"});
  CHECK(view.at("ref") == "o1");
  CHECK(view.at("headers").at(0) == "From: Peer Support Lab <lab@example.org>");
  CHECK(view.at("text") == "Dear Person 1,\n\ncome to the café.\n.\nA lone dot is above.");
}

TEST_CASE("mail view: foreign text moves no terminal") {
  const Lab lab;
  queue_mails(lab, 1);
  // ESC [2J in the subject; ESC ]0;evil BEL and a right-to-left override in the text.
  execute(lab,
          "UPDATE message_bytes SET bytes = x'5375626a6563743a20611b5b324a0d0a0d0a"
          "1b5d303b6576696c0720e280ae0d0a'");
  const auto shown = lab.run({"mail", "view", "o1"});
  CHECK(shown.status == 0);
  CHECK(shown.out.find('\x1b') == std::string::npos);
  CHECK(shown.out.find('\x07') == std::string::npos);
  CHECK(shown.out.find("\u202e") == std::string::npos);
  CHECK(shown.out.find("<U+001B>]0;evil<U+0007>") != std::string::npos);
}

TEST_CASE("mail view: what is not there, and what is no id") {
  const Lab lab;
  const auto absent = lab.run({"mail", "view", "o7"});
  CHECK(absent.status == 10);
  CHECK(absent.out.empty());
  CHECK(absent.err.starts_with("qlab: there is no mail 'o7'\n"));
  const auto wrong = lab.run({"mail", "view", "m7"});
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
  CHECK(wrong.err.starts_with("qlab: 'm7' is no mail's id\n"));
}

}  // namespace qlab::test
