// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/ics.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "tests/support/calendar_text.hpp"

namespace qlab::calendar {
namespace {

using test::instant_at;

Event invitation() {
  Event event;
  event.method = Method::request;
  event.uid = "6f9a1c52-6a0e-4a5e-9a3c-0c5c9b8d7e10@example.org";
  event.stamp = instant_at("2027-01-10T08:00:00Z");
  event.start = instant_at("2027-02-20T12:30:00Z");
  event.end = instant_at("2027-02-20T14:00:00Z");
  event.summary = "What comes next";
  event.description = "Bring a cup of tea.";
  event.url = "https://meet.example.org/future";
  event.organizer = Person{"Peer Support Lab", "lab@example.org"};
  event.attendee = Person{"Siân Price", "sian@example.org"};
  return event;
}

std::vector<std::string> lines(const std::string& object) {
  std::vector<std::string> out;
  for (std::size_t start = 0; start < object.size();) {
    const auto end = object.find("\r\n", start);
    REQUIRE(end != std::string::npos);
    out.push_back(object.substr(start, end - start));
    start = end + 2;
  }
  return out;
}

/// Undoes folding: the content lines as they were meant (RFC 5545 3.1).
std::vector<std::string> content_lines(const std::string& object) {
  std::vector<std::string> out;
  for (const auto& line : lines(object)) {
    if (line.starts_with(' ')) {
      out.back() += line.substr(1);
    } else {
      out.push_back(line);
    }
  }
  return out;
}

std::string content_line(const Event& event, std::string_view property) {
  for (const auto& line : content_lines(write_ics(event))) {
    if (line.starts_with(property) && line.find_first_of(":;") == property.size()) return line;
  }
  return {};
}

std::string unescape_text(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\') {
      out += value[i];
    } else {
      ++i;
      out += value[i] == 'n' ? '\n' : value[i];
    }
  }
  return out;
}

/// A text of every awkward sort: separators, quotes, line breaks, two to four octets a letter.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces{
      "a", "b", " ", ",",  ";",      ":",           "\\",  "\n",          "\"",
      "^", "â", "ŵ", "日", "\u0301", "👩‍💻", "=\n", "BEGIN:VEVENT"};
  std::string out;
  const auto count = random() % 200;
  for (unsigned i = 0; i < count; ++i) out += pieces[random() % pieces.size()];
  return out;
}

}  // namespace

TEST_CASE("ics: an invitation is written whole") {
  CHECK(write_ics(invitation()) ==
        "BEGIN:VCALENDAR\r\n"
        "PRODID:-//qlab//qlab//EN\r\n"
        "VERSION:2.0\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:REQUEST\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:6f9a1c52-6a0e-4a5e-9a3c-0c5c9b8d7e10@example.org\r\n"
        "SEQUENCE:0\r\n"
        "DTSTAMP:20270110T080000Z\r\n"
        "DTSTART:20270220T123000Z\r\n"
        "DTEND:20270220T140000Z\r\n"
        "SUMMARY:What comes next\r\n"
        "DESCRIPTION:Bring a cup of tea.\r\n"
        "URL:https://meet.example.org/future\r\n"
        "ORGANIZER;CN=\"Peer Support Lab\":mailto:lab@example.org\r\n"
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Siân Pri\r\n"
        " ce\":mailto:sian@example.org\r\n"
        "STATUS:CONFIRMED\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

TEST_CASE("ics: a cancellation keeps the UID, raises the sequence and says so") {
  auto event = invitation();
  event.method = Method::cancel;
  event.sequence = 1;
  CHECK(content_line(event, "METHOD") == "METHOD:CANCEL");
  CHECK(content_line(event, "SEQUENCE") == "SEQUENCE:1");
  CHECK(content_line(event, "STATUS") == "STATUS:CANCELLED");
  CHECK(content_line(event, "UID") == content_line(invitation(), "UID"));
}

TEST_CASE("ics: a publication names no attendee") {
  auto event = invitation();
  event.method = Method::publish;
  CHECK(content_line(event, "METHOD") == "METHOD:PUBLISH");
  CHECK(content_line(event, "ATTENDEE").empty());
  CHECK_FALSE(content_line(event, "ORGANIZER").empty());
}

TEST_CASE("ics: lines are at most 75 octets, whole code points, and unfold to the text") {
  std::mt19937 random(20270220);
  for (int round = 0; round < 500; ++round) {
    auto event = invitation();
    event.summary = random_text(random);
    event.description = random_text(random);
    CAPTURE(event.summary);
    for (const auto& line : lines(write_ics(event))) {
      CHECK(line.size() <= 75);
      CHECK(text::is_utf8(line));
      CHECK(line.find_first_of("\r\n") == std::string::npos);
    }
    const auto summary = content_line(event, "SUMMARY");
    CHECK(unescape_text(summary.empty() ? "" : summary.substr(8)) == event.summary);
    const auto description = content_line(event, "DESCRIPTION");
    CHECK(unescape_text(description.empty() ? "" : description.substr(12)) == event.description);
  }
}

TEST_CASE("ics: hostile text ends no line and starts no property") {
  auto event = invitation();
  event.summary = "x\r\nATTENDEE:mailto:evil@example.net\rEND:VEVENT";
  event.attendee->name = "A\";X=\"1\r\nB^";
  event.attendee->address = "a\r\nATTENDEE:mailto:b@example.org?cc=c";
  event.url = "https://example.org/a b\r\nX:1";
  const auto object = content_lines(write_ics(event));
  CHECK(object.size() == content_lines(write_ics(invitation())).size());
  CHECK(content_line(event, "SUMMARY") ==
        "SUMMARY:x\\nATTENDEE:mailto:evil@example.net\\nEND:VEVENT");
  CHECK(content_line(event, "ATTENDEE") ==
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"A^';X=^'1^nB^^\""
        ":mailto:a%0AATTENDEE:mailto:b@example.org%3Fcc%3Dc");
  CHECK(content_line(event, "URL") == "URL:https://example.org/a%20b%0AX:1");
}

TEST_CASE("ics: control characters never pass") {
  auto event = invitation();
  event.summary = std::string("a\0b\x1b[31mc\x7f\td\u0085e", 15);
  CHECK(content_line(event, "SUMMARY") == "SUMMARY:ab[31mc de");
}

TEST_CASE("ics: a text that is not UTF-8 is refused") {
  auto event = invitation();
  event.summary = "caf\xe9";
  CHECK_THROWS_AS(write_ics(event), Error);
}

}  // namespace qlab::calendar
