// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/ics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/content_line.hpp"

namespace qlab::calendar {
namespace {

using content_line::utc;
using content_line::without_controls;
using content_line::write_line;
using content_line::write_text;

/// RFC 6868, always quoted: a comma or a colon in a name ends nothing.
std::string parameter(std::string_view text) {
  std::string out = "\"";
  for (const char c : without_controls(text)) {
    switch (c) {
      case '^':
        out += "^^";
        break;
      case '\n':
        out += "^n";
        break;
      case '"':
        out += "^'";
        break;
      default:
        out += c;
    }
  }
  return out + '"';
}

/// Keeps what may stand in a URI (RFC 3986 2) and percent-encodes the rest.
std::string encode_uri(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : without_controls(text)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7F &&
                       std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos &&
                       also.find(c) == std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

/// RFC 6068 2 says what an address may not hold as it is.
std::string mailto(std::string_view address) {
  return "mailto:" + encode_uri(address, "%/?#[]&;=");
}

std::string common_name(const Person& person) {
  return person.name.empty() ? std::string() : ";CN=" + parameter(person.name);
}

void write_people(std::string& out, const Event& event) {
  if (event.organizer) {
    write_line(out, fmt::format("ORGANIZER{}:{}", common_name(*event.organizer),
                                mailto(event.organizer->address)));
  }
  if (event.attendee && event.method != Method::publish) {
    write_line(out,
               fmt::format("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE{}:{}",
                           common_name(*event.attendee), mailto(event.attendee->address)));
  }
}

void write_event(std::string& out, const Event& event) {
  write_line(out, "BEGIN:VEVENT");
  write_text(out, "UID", event.uid);
  write_line(out, fmt::format("SEQUENCE:{}", event.sequence));
  write_line(out, "DTSTAMP:" + utc(event.stamp));
  write_line(out, "DTSTART:" + utc(event.start));
  write_line(out, "DTEND:" + utc(event.end));
  write_text(out, "SUMMARY", event.summary);
  write_text(out, "DESCRIPTION", event.description);
  write_text(out, "LOCATION", event.location);
  if (!event.url.empty()) write_line(out, "URL:" + encode_uri(event.url, ""));
  write_people(out, event);
  write_line(out, event.cancelled || event.method == Method::cancel ? "STATUS:CANCELLED"
                                                                    : "STATUS:CONFIRMED");
  write_line(out, "END:VEVENT");
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::request:
      return "REQUEST";
    case Method::cancel:
      return "CANCEL";
    case Method::publish:
      return "PUBLISH";
  }
  return "PUBLISH";
}

std::string write_ics(const Event& event) {
  std::string out;
  write_line(out, "BEGIN:VCALENDAR");
  write_line(out, "PRODID:-//qlab//qlab//EN");
  write_line(out, "VERSION:2.0");
  write_line(out, "CALSCALE:GREGORIAN");
  write_line(out, fmt::format("METHOD:{}", name(event.method)));
  write_event(out, event);
  write_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace qlab::calendar
