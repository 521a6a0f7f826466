// SPDX-License-Identifier: Apache-2.0
// Answers as the calendar programs of several makers write them, with everything that is odd in
// them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/support/replies.hpp"

namespace qlab::test {
namespace {

constexpr std::string_view proven =
    "Authentication-Results: mx.example.org; dkim=pass header.d=example.net\n"
    "From: Anna <anna@example.net>\nTo: lab@example.org\nMIME-Version: 1.0\n";

/// The object with these lines in its event; the rest of the calendar behind it.
std::string object(const Replies& replies, std::string_view method, std::string_view lines,
                   std::string_view behind = "") {
  return fmt::format(
      "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{}\nBEGIN:VEVENT\nUID:{}\nSEQUENCE:0\n"
      "DTSTAMP:20270110T090000Z\n{}END:VEVENT\n{}END:VCALENDAR\n",
      method, replies.uid, lines, behind);
}

/// A mail whose only part is the object, said to be an answer whatever stands in it.
std::string single(std::string_view subject, const std::string& object) {
  return fmt::format(
      "{}Subject: {}\nContent-Type: text/calendar; method=REPLY; charset=UTF-8\n\n{}", proven,
      subject, object);
}

/// Google's: the same object as text/calendar and as a file.
std::string twice(std::string_view subject, const std::string& object) {
  return fmt::format(
      "{0}Subject: {1}\nContent-Type: multipart/mixed; boundary=m\n\n--m\n"
      "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\n"
      "Anna hat diese Einladung angenommen.\n\n--a\n"
      "Content-Type: text/calendar; charset=UTF-8; method=REPLY\n\n{2}\n--a--\n\n--m\n"
      "Content-Type: application/ics; name=\"invite.ics\"\n"
      "Content-Disposition: attachment; filename=\"invite.ics\"\n\n{2}\n--m--\n",
      proven, subject, object);
}

/// How often this member is on record to have answered by a calendar program.
std::ptrdiff_t rows_of(const Replies& replies, const std::string& member) {
  const auto person = replies.lab.json({"members", "export", "--person", member});
  return std::ranges::count_if(person.at("held").at("rsvps"),
                               [](const auto& row) { return row.at("source") == "calendar"; });
}

/// "yes, 1": where Anna stands after this mail alone, and how many answers of hers are on record.
std::string after(const Replies& replies, const std::string& mail) {
  replies.deliver({mail});
  CHECK(replies.receive().at("read") == 1);
  CHECK(replies.lab.run({"store", "check"}).status == 0);
  return fmt::format("{}, {}", replies.standing("m1"), rows_of(replies, "m1"));
}

constexpr std::string_view accepts = "ATTENDEE;CN=Anna;PARTSTAT=ACCEPTED:mailto:anna@example.net\n";

}  // namespace

TEST_CASE("mail receive: Google's answer comes in two parts and counts once") {
  const Replies replies;
  CHECK(after(replies, twice("=?UTF-8?Q?Zugesagt=3A_The_future?=",
                             object(replies, "REPLY", accepts))) == "yes, 1");
}

TEST_CASE("mail receive: a proposal of another time that calls itself a reply is no answer") {
  const auto check = [](const auto& proposal) {
    const Replies replies;
    CHECK(after(replies, proposal(replies)) == "invited, 0");
    CHECK(replies.reason(0) == "it proposes another time");
  };
  // Google's is told by its method, that of iOS only by the time in the answer.
  check([](const Replies& replies) {
    return twice("Neuer Terminvorschlag: The future", object(replies, "COUNTER", accepts));
  });
  check([](const Replies& replies) {
    return single("Tentative: The future",
                  object(replies, "REPLY",
                         "ATTENDEE;PARTSTAT=TENTATIVE;TO-ALL-PROPOSED-NEW-TIME=20270221T120000Z:"
                         "mailto:anna@example.net\n"));
  });
}

TEST_CASE("mail receive: Android folds with a tab in the middle of the address") {
  const Replies replies;
  CHECK(after(replies, single("Declined: The future",
                              object(replies, "REPLY",
                                     "ATTENDEE;PARTSTAT=DECLINED:mailto:an\n\tna@exam\n\tple.net"
                                     "\n"))) == "no, 1");
}

TEST_CASE("mail receive: who is named in an alarm answers nothing") {
  const Replies replies;
  CHECK(after(replies, single("Accepted: The future",
                              object(replies, "REPLY",
                                     "BEGIN:VALARM\nUID:alarm\nATTENDEE;PARTSTAT=DECLINED:"
                                     "mailto:bob@example.net\nEND:VALARM\n" +
                                         std::string(accepts)))) == "yes, 1");
  CHECK(replies.standing("m2") == "invited");
  CHECK(rows_of(replies, "m2") == 0);
}

TEST_CASE("mail receive: Outlook's zones, capitals and missing organizer do no harm") {
  const Replies replies;
  const auto zone = "Sarajevo, Skopje, Warsaw, Zagreb";
  const auto mail = single(
      "=?UTF-8?B?WmFha2NlcHRvd2FubzogVGhlIGZ1dHVyZQ==?=",
      object(
          replies, "REPLY",
          fmt::format("ATTENDEE;PARTSTAT=ACCEPTED;CN=\"Anna; A: B\":MAILTO:ANNA@Example.NET\n"
                      "DTSTART;TZID=\"{0}\":20270220T133000\nDTEND;TZID=\"{0}\":20270220T150000\n",
                      zone),
          fmt::format("BEGIN:VTIMEZONE\nTZID:{}\nBEGIN:STANDARD\nDTSTART:16010101T030000\n"
                      "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n",
                      zone)));
  CHECK(mail.find("ORGANIZER") == std::string::npos);
  CHECK(after(replies, mail) == "yes, 1");
}

TEST_CASE("mail receive: the organizer may be somebody else, for the UID says what is answered") {
  const Replies replies;
  CHECK(
      after(replies, single("Accepted: The future", object(replies, "REPLY",
                                                           "ORGANIZER:mailto:nobody@example.com\n" +
                                                               std::string(accepts)))) == "yes, 1");
}

TEST_CASE("mail receive: an answer that another member passes on changes nothing, and is listed") {
  const Replies replies;
  std::string forwarded(proven);
  forwarded.replace(forwarded.find("Anna <anna"), 10, "Bob <bob");
  forwarded +=
      "Subject: Fwd: Accepted: The future\nContent-Type: multipart/mixed; boundary=m\n\n"
      "--m\nContent-Type: text/plain\n\nAnna asked me to pass this on.\n\n--m\n"
      "Content-Type: message/rfc822\n\n" +
      single("Accepted: The future", object(replies, "REPLY", accepts)) + "\n--m--\n";
  CHECK(after(replies, forwarded) == "invited, 0");
  CHECK(replies.standing("m2") == "invited");
  CHECK(replies.reason(0) == "it passes another mail on");
}

TEST_CASE("mail receive: a member who was not invited changes nothing, and is listed") {
  const Replies replies;
  replies.ok({"members", "add", "--name", "Dora", "--email", "dora@example.net"});
  replies.deliver({replies.answer("dora", "ACCEPTED", "20270110T090000Z")});
  CHECK(replies.receive().at("waiting") == 1);
  CHECK(replies.standing("m4") == "none");
  CHECK(rows_of(replies, "m4") == 0);
  CHECK(replies.reason(0) == "they were not invited to 'future'");
}

}  // namespace qlab::test
