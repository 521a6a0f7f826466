// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/read_ics.hpp"

#include <doctest/doctest.h>

namespace qlab::calendar {
namespace {

std::string object(std::string_view method, std::string_view event) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + std::string(method) + "BEGIN:VEVENT\r\n" +
         std::string(event) + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

ReadComponent event_of(std::string_view event) {
  const auto calendar = read_ics(object("METHOD:REPLY\r\n", event));
  REQUIRE(calendar);
  REQUIRE(calendar->components.size() == 1);
  return calendar->components.front();
}

}  // namespace

TEST_CASE("calendar read_ics: an answer as it should be") {
  const auto event = event_of(
      "UID:1@example.org\r\nSEQUENCE:2\r\nDTSTAMP:20270115T090000Z\r\nORGANIZER:mailto:lab@example."
      "org"
      "\r\nATTENDEE;CN=\"Lee; Anna: x\";PARTSTAT=accepted:MAILTO:anna@example.org\r\n"
      "COMMENT:Yes\\, but\\nlate\r\nRECURRENCE-ID:20270220T123000Z\r\n");
  CHECK(event.kind == "VEVENT");
  CHECK(event.uid == "1@example.org");
  CHECK(event.sequence == 2);
  CHECK(event.stamp == parse_rfc3339("2027-01-15T09:00:00Z"));
  CHECK(event.organizer == "lab@example.org");
  CHECK(event.comment == "Yes, but\nlate");
  CHECK(event.recurrence_id == "20270220T123000Z");
  REQUIRE(event.attendees.size() == 1);
  CHECK(event.attendees[0].address == "anna@example.org");
  CHECK(event.attendees[0].partstat == "ACCEPTED");
}

TEST_CASE("calendar read_ics: folded by a tab in the middle of an address, with every line end") {
  for (const auto* end : {"\r\n", "\n", "\r"}) {
    std::string text =
        "BEGIN:VCALENDAR|METHOD:REPLY|BEGIN:VEVENT|UID:a|"
        "ATTENDEE;PARTSTAT=DECLINED:mailto:an|\tna@exam|\tple.org|END:VEVENT|"
        "END:VCALENDAR|";
    for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at))
      text.replace(at, 1, end);
    const auto calendar = read_ics(text);
    REQUIRE(calendar);
    CHECK(calendar->components.at(0).attendees.at(0).address == "anna@example.org");
  }
}

TEST_CASE("calendar read_ics: an alarm's attendee and UID are not the event's") {
  const auto event = event_of(
      "BEGIN:VALARM\r\nUID:alarm\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:alarm@example.org\r\n"
      "END:VALARM\r\nUID:a\r\nATTENDEE:mailto:anna@example.org\r\n");
  CHECK(event.uid == "a");
  REQUIRE(event.attendees.size() == 1);
  CHECK(event.attendees[0].address == "anna@example.org");
  CHECK(event.attendees[0].partstat == "NEEDS-ACTION");
}

TEST_CASE("calendar read_ics: a proposal of iOS, as a parameter, a property, or on another event") {
  CHECK_FALSE(event_of("UID:a\r\n").proposes_new_time);
  CHECK(event_of("X-TO-ALL-PROPOSED-NEW-TIME:20270221T120000Z\r\n").proposes_new_time);
  CHECK(event_of(
            "ATTENDEE;TO-ALL-PROPOSED-NEW-TIME=20270221T120000Z;PARTSTAT=TENTATIVE:mailto:a@b.org"
            "\r\n")
            .proposes_new_time);
  const auto two = read_ics(
      "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\n"
      "BEGIN:VEVENT\nX-PROPOSED-NEW-TIME:1\nEND:VEVENT\nEND:VCALENDAR\n");
  REQUIRE(two->components.size() == 2);
  CHECK_FALSE(two->components[0].proposes_new_time);
  CHECK(two->components[1].proposes_new_time);
}

TEST_CASE("calendar read_ics: the method and the zones may stand anywhere, or be missing") {
  const auto late = read_ics(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nBEGIN:VTIMEZONE\n"
      "TZID:Sarajevo, Skopje, Warsaw, Zagreb\nEND:VTIMEZONE\n"
      "method:reply\nEND:VCALENDAR\n");
  CHECK(late->method == "REPLY");
  REQUIRE(late->components.size() == 1);
  CHECK(read_ics(object("", ""))->method.empty());
  CHECK_FALSE(read_ics("METHOD:REPLY\n"));
  CHECK_FALSE(read_ics(""));
}

TEST_CASE("calendar read_ics: an address in a URI has its letters by number") {
  const auto attendee = [](const std::string& value) {
    return event_of("ATTENDEE:" + value + "\r\n").attendees.at(0).address;
  };
  CHECK(attendee("mailto:anna%2Blab@example.org") == "anna+lab@example.org");
  CHECK(attendee("mailto:si%C3%A2n@example.org") == "siân@example.org");
  CHECK(attendee("mailto:100%@example.org") == "100%@example.org");
  CHECK(attendee("mailto:anna@example.org%2") == "anna@example.org%2");
  CHECK(attendee("a%2Bb@example.org") == "a%2Bb@example.org");
  CHECK(attendee("mailto:anna@example.org?subject=Yes") == "anna@example.org");
  CHECK(attendee("mailto:an%FFna@example.org") == "an%FFna@example.org");
}

TEST_CASE("calendar read_ics: what is broken leaves gaps and no more") {
  const auto event = event_of(
      "SEQUENCE:x\r\nDTSTAMP:20271301T990000Z\r\nATTENDEE;PARTSTAT:\r\nATTENDEE;CN=\"a:b\r\n:::"
      "\r\n\r\n"
      "UID:last\r\n");
  CHECK(event.uid == "last");
  CHECK_FALSE(event.sequence);
  CHECK_FALSE(event.stamp);
  CHECK(read_ics("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\nEND:VCALENDAR"));
}

TEST_CASE("calendar read_ics: a name that is not quoted as it should be hides no address") {
  for (const auto* line :
       {"ATTENDEE;CN=Dr: One;PARTSTAT=ACCEPTED:mailto:anna@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=\"Two\\\"x;y:z\":mailto:anna@example.org",
        "ATTENDEE;CN=Anna: mailto:bob@example.org;PARTSTAT=ACCEPTED:MAILTO:anna@example.org"}) {
    CAPTURE(line);
    const auto event = event_of("UID:a\r\n" + std::string(line) + "\r\n");
    REQUIRE(event.attendees.size() == 1);
    CHECK(event.attendees[0].address == "anna@example.org");
    CHECK(event.attendees[0].partstat == "ACCEPTED");
  }
}

}  // namespace qlab::calendar
