// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/mailbox_search.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::mail {
namespace {

const Wanted wanted{"one@example.org", "two@example.org"};

std::string in_words(const Findings& findings) {
  std::string all;
  for (const auto& [id, evidence] : findings.by_message_id) {
    all += id.substr(0, id.find('@')) + ": " +
           std::string(proofs[static_cast<std::size_t>(evidence.proof)]) + " " + evidence.why +
           "\n";
  }
  return all;
}

Findings search(const std::string& text) {
  std::istringstream stream(text);
  Findings findings;
  search_mails(stream, "Sent", wanted, findings);
  return findings;
}

std::string found(const std::string& text) { return in_words(search(text)); }

const std::string separator = "From lab@example.org Fri Jan 15 09:00:01 2027\n";

std::string mail(const std::string& id, const std::string& body = "Hello\n") {
  return "Subject: x\nMessage-ID: <" + id + "@example.org>\n\n" + body + "\n";
}

std::string notification(const std::string& action, const std::string& more = "") {
  return "From: MAILER-DAEMON@example.net\nMessage-ID: <daemon@example.net>\n"
         "Content-Type: multipart/report;\n report-type=delivery-status; boundary=\"b\"\n\n"
         "--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n"
         "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@example.net\nAction: " +
         action + "\n" + more +
         "\n--b\nContent-Type: text/rfc822-headers\n\nSubject: x\n"
         "Message-ID:\n <one@example.org>\n\n--b--\n";
}

}  // namespace

TEST_CASE("mailbox: a mail that lies among the sent ones was sent") {
  CHECK(found(separator + mail("one") + separator + mail("other") + separator + mail("two")) ==
        "one: sent Sent:3: it lies in the mailbox\ntwo: sent Sent:15: it lies in the mailbox\n");
  CHECK(search(separator + mail("one") + separator + mail("other")).understood == 2);
}

TEST_CASE("mailbox: line ends, folding and the case of a name make no difference") {
  CHECK(found("message-id:\r\n\t<one@example.org>\r\nSubject: x\r\n\r\nHi\r\n") ==
        "one: sent Sent:1: it lies in the mailbox\n");
  CHECK(found("Message-Id: one@example.org") == "one: sent Sent:1: it lies in the mailbox\n");
}

TEST_CASE("mailbox: an id in a body, or behind a sentence that starts with From, proves nothing") {
  CHECK(found(mail("other", "Message-ID: <one@example.org>\n")).empty());
  CHECK(found(separator + mail("other",
                               "\nFrom here on it is yours: 3 of 20\nMessage-ID: "
                               "<one@example.org>\n"))
            .empty());
}

TEST_CASE("mailbox: a notification says what became of the mail that it returns") {
  CHECK(found(notification("failed", "Diagnostic-Code: smtp; 550 no such user\n")) ==
        "one: failed Sent:23: a notification returned it as 'failed': smtp; 550 no such user\n");
  CHECK(found(notification("delayed")).starts_with("one: sent Sent:"));
  CHECK(found(notification("relayed")).starts_with("one: sent Sent:"));
}

TEST_CASE("mailbox: an mbox, a single mail and a Maildir are read") {
  const test::TempDir folder;
  const auto mbox = folder.file("Sent", separator + mail("one"));
  CHECK(search_mailbox(mbox, wanted).by_message_id.size() == 1);
  std::filesystem::create_directories(folder.path() / "box/cur");
  std::filesystem::create_directories(folder.path() / "box/new");
  (void)folder.file("box/cur/1:2,S", mail("one"));
  (void)folder.file("box/new/2", mail("two"));
  CHECK(in_words(search_mailbox(folder.path() / "box", wanted)) ==
        "one: sent 1:2,S:2: it lies in the mailbox\ntwo: sent 2:2: it lies in the mailbox\n");
}

TEST_CASE("mailbox: what cannot be read, or is none, is an error") {
  const test::TempDir folder;
  const auto absent = test::error_of([&] { search_mailbox(folder.path() / "absent", wanted); });
  REQUIRE(absent);
  CHECK(absent->kind() == Kind::not_found);
  const auto other = test::error_of([&] { search_mailbox(folder.path(), wanted); });
  REQUIRE(other);
  CHECK(other->kind() == Kind::data);
}

TEST_CASE("mailbox: odd bytes and endless lines are passed over") {
  const auto findings =
      search(std::string("\0\n:\n \xFF\n", 7) + std::string(500'000, 'x') + ":\n");
  CHECK(findings.by_message_id.empty());
}

}  // namespace qlab::mail
