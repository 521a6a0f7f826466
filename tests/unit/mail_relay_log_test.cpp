// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/relay_log.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "tests/support/errors.hpp"

namespace qlab::mail {
namespace {

const Wanted wanted{"one@example.org", "two@example.org"};

Findings read(const std::string& text) {
  std::istringstream log(text);
  return read_relay_log(log, "mail.log", wanted);
}

/// "one: sent mail.log:3: ...", a line for each mail that was found.
std::string found(const std::string& text) {
  std::string all;
  for (const auto& [id, evidence] : read(text).by_message_id) {
    all += id.substr(0, id.find('@')) + ": " +
           std::string(proofs[static_cast<std::size_t>(evidence.proof)]) + " " + evidence.why +
           "\n";
  }
  return all;
}

std::string postfix(const std::string& program, const std::string& words) {
  return "Jan 15 09:00:01 mx postfix/" + program + "[4711]: " + words + "\n";
}

const std::string taken = postfix("cleanup", "4F2A1B: message-id=<one@example.org>") +
                          postfix("qmgr",
                                  "4F2A1B: from=<lab@example.org>, size=812, nrcpt=1 "
                                  "(queue active)");

std::string delivered(const std::string& status) {
  return postfix("smtp",
                 "4F2A1B: to=<a@example.net>, relay=mx.example.net[192.0.2.1]:25, "
                 "delay=0.5, delays=0.1/0/0.1/0.3, dsn=2.0.0, status=" +
                     status);
}

}  // namespace

TEST_CASE("relay log: what Postfix delivered was sent, with its own words") {
  CHECK(found(taken + delivered("sent (250 2.0.0 Ok)")) ==
        "one: sent mail.log:3: status=sent (250 2.0.0 Ok)\n");
}

TEST_CASE("relay log: stamps of both kinds are read alike") {
  std::string modern;
  std::istringstream lines(taken + delivered("sent (ok)"));
  for (std::string line; std::getline(lines, line);) {
    modern += "2027-01-15T09:00:01.123456+00:00" + line.substr(15) + "\r\n";
  }
  CHECK(found(modern) == "one: sent mail.log:3: status=sent (ok)\n");
}

TEST_CASE("relay log: what bounced later has failed, and what is deferred was taken") {
  CHECK(found(taken + delivered("deferred (connect timed out)")) ==
        "one: sent mail.log:3: status=deferred (connect timed out)\n");
  CHECK(found(taken + delivered("deferred (x)") + delivered("bounced (550 no such user)")) ==
        "one: failed mail.log:4: status=bounced (550 no such user)\n");
}

TEST_CASE("relay log: a mail that only began to arrive proves nothing") {
  CHECK(found(postfix("cleanup", "4F2A1B: message-id=<one@example.org>")).empty());
}

TEST_CASE("relay log: what was refused at its end has failed, or was not taken for now") {
  const auto begun = postfix("cleanup", "4F2A1B: message-id=<one@example.org>");
  CHECK(found(begun + postfix("cleanup",
                              "4F2A1B: milter-reject: END-OF-MESSAGE from h[1.2.3.4]: "
                              "5.7.1 spam; from=<lab@example.org>"))
            .starts_with("one: failed mail.log:2: milter-reject"));
  CHECK(found(begun + postfix("cleanup",
                              "4F2A1B: milter-reject: END-OF-MESSAGE from h[1.2.3.4]: "
                              "4.7.1 later; from=<lab@example.org>"))
            .starts_with("one: not-sent mail.log:2: milter-reject"));
  const auto rejected = [&](const std::string& answer) {
    return found(begun + postfix("cleanup", "4F2A1B: reject: END-OF-MESSAGE from h[2001:db8::4]: " +
                                                answer + "; from=<lab@example.org>"));
  };
  CHECK(rejected("450 4.7.1 <END-OF-MESSAGE>: End-of-data rejected: try again later")
            .starts_with("one: not-sent mail.log:2: reject"));
  CHECK(rejected("550 5.7.1 <END-OF-MESSAGE>: End-of-data rejected: 4.7.1 is your age")
            .starts_with("one: failed mail.log:2: reject"));
}

TEST_CASE("relay log: what a relay gave up on after days has failed") {
  for (const std::string status : {"expired", "force-expired"}) {
    const auto given_up =
        "4F2A1B: from=<lab@example.org>, status=" + status + ", returned to sender";
    CHECK(found(taken + delivered("deferred (connect timed out)") + postfix("qmgr", given_up) +
                postfix("qmgr", "4F2A1B: removed"))
              .starts_with("one: failed mail.log:4: from=<lab@example.org>, status=" + status));
  }
}

TEST_CASE("relay log: a relay's id that is used again means the newer mail") {
  CHECK(found(taken + postfix("qmgr", "4F2A1B: removed") + delivered("bounced (x)"))
            .starts_with("one: sent mail.log:2"));
  CHECK(found(taken + postfix("cleanup", "4F2A1B: message-id=<other@example.org>") +
              delivered("bounced (x)"))
            .starts_with("one: sent mail.log:2"));
}

TEST_CASE("relay log: words of others inside a line decide nothing") {
  CHECK(found(postfix("cleanup",
                      "4F2A1B: warning: header Subject: x]: 4F2A1C: "
                      "message-id=<one@example.org>") +
              postfix("smtp", "4F2A1C: to=<a@b>, dsn=2.0.0, status=sent (ok)"))
            .empty());
  CHECK(found("Jan 15 09:00:01 mx sshd[1]: 4F2A1B: message-id=<one@example.org>\n").empty());
}

TEST_CASE("relay log: odd lines are passed over") {
  std::string odd("\n]: \n[]: : \npostfix/smtp[1]: \n\xFF\xFE\0x\n", 35);
  odd += std::string(300'000, 'x') + "\n" + "2027-01-15 09:00\n2027-01-15 09:00:01 \n";
  const auto findings = read(odd + taken);
  CHECK(findings.understood == 2);
  CHECK(findings.by_message_id.size() == 1);
}

TEST_CASE("relay log: what Exim took was sent, what it gave up on has failed") {
  const std::string taken_by_exim =
      "2027-01-15 09:00:01 1rPabc-0004aB-Xy <= lab@example.org H=localhost [127.0.0.1] P=esmtp "
      "S=812 id=one@example.org\n";
  CHECK(found(taken_by_exim) == "one: sent mail.log:1: the relay took it\n");
  CHECK(found(taken_by_exim +
              "2027-01-15 09:00:02 1rPabc-0004aB-Xy => a@example.net R=r T=t C=\"250 OK\"\n"
              "2027-01-15 09:00:02 1rPabc-0004aB-Xy Completed\n") ==
        "one: sent mail.log:1: the relay took it\n");
  CHECK(found(taken_by_exim +
              "2027-01-15 09:00:02 +0000 [311] 1rPabc-0004aB-Xy ** a@example.net R=r T=t: "
              "SMTP error after RCPT: host mx [192.0.2.1]: 550 no\n")
            .starts_with("one: failed mail.log:2: ** a@example.net"));
}

TEST_CASE("relay log: a CSV is read by the names of its columns") {
  CHECK(found("\xEF\xBB\xBFTime;Message-ID;Status;Reason\n"
              "1;<one@example.org>;Delivered;\n2;two@example.org;bounced;\"550; no\nuser\"\n") ==
        "one: sent mail.log:2: Delivered\ntwo: failed mail.log:3: bounced: 550; no\\nuser\n");
  CHECK(found("message_id,status\none@example.org,not_sent\ntwo@example.org,thinking\nx\n") ==
        "one: not-sent mail.log:2: not_sent\n");
  CHECK(read("message_id,colour\none@example.org,sent\n").understood == 0);
}

TEST_CASE("relay log: a status of a CSV that nobody knows is named, and is not silence") {
  const auto findings = read(
      "message_id,status\none@example.org,thinking\nother@example.org,sent\n"
      "two@example.org,\ntwo@example.org,Thinking\nother@example.org,thinking\n");
  CHECK(findings.by_message_id.empty());
  CHECK(findings.understood == 1);
  CHECK(findings.unclear.at("one@example.org") == "mail.log:2: nobody knows the status 'thinking'");
  CHECK(findings.unclear.at("two@example.org") == "mail.log:4: nobody knows the status ''");
  CHECK(findings.unknown.size() == 3);
  CHECK(findings.unknown.at("thinking").first == "mail.log:2: nobody knows the status 'thinking'");
  CHECK(findings.unknown.at("thinking").rows == 2);
}

TEST_CASE("relay log: in a CSV the gravest word about a mail counts, wherever it stands") {
  const std::string head = "message_id,status\n";
  const std::string sent = "one@example.org,delivered\n";
  const std::string bounced = "one@example.org,hard bounce\n";
  const std::string not_sent = "one@example.org,not-sent\n";
  CHECK(found(head + sent + bounced).starts_with("one: failed mail.log:3"));
  CHECK(found(head + bounced + sent).starts_with("one: failed mail.log:2"));
  CHECK(found(head + sent + not_sent).starts_with("one: sent mail.log:2"));
  CHECK(found(head + not_sent + sent).starts_with("one: sent mail.log:3"));
}

TEST_CASE("relay log: a CSV that is malformed is refused with its place") {
  const auto error = test::error_of([] { read("message_id,status\n\"one@example.org,sent\n"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  CHECK(std::string(error->what()).starts_with("mail.log:2:1"));
}

TEST_CASE("relay log: escape sequences of a log stay harmless, and its words short") {
  const auto why = read(taken + delivered("sent (\x1B[2J" + std::string(5000, 'y') + ")"))
                       .by_message_id.at("one@example.org")
                       .why;
  CHECK(why.find('\x1B') == std::string::npos);
  CHECK(why.size() <= 300);
}

}  // namespace qlab::mail
