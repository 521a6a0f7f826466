// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/ics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::calendar {
namespace {

constexpr std::size_t octets_per_line = 75;

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Line breaks become \n, tabs spaces; other control characters, C1 included, are dropped.
std::string without_controls(std::string_view text) {
  if (!text::is_utf8(text)) throw Error(Kind::data, "a text of the event is not UTF-8");
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool line_ended_before = byte == '\n' && i > 0 && text[i - 1] == '\r';
    if (byte == '\r' || (byte == '\n' && !line_ended_before)) {
      out += '\n';
    } else if (byte == '\t') {
      out += ' ';
    } else if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      ++i;
    } else if (byte >= 0x20 && byte != 0x7F) {
      out += text[i];
    }
  }
  return out;
}

/// RFC 5545 3.3.11.
std::string escape_text(std::string_view text) {
  std::string out;
  for (const char c : without_controls(text)) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

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

std::string utc(Instant instant) {
  auto out = rfc3339(instant);
  std::erase_if(out, [](char c) { return c == '-' || c == ':'; });
  return out;
}

void write_line(std::string& out, std::string_view line) {
  std::size_t room = octets_per_line;
  while (line.size() > room) {
    auto length = room;
    while (continues_code_point(line[length])) --length;
    out.append(line.substr(0, length)).append("\r\n ");
    line.remove_prefix(length);
    room = octets_per_line - 1;  // the blank in front counts
  }
  out.append(line).append("\r\n");
}

std::string common_name(const Person& person) {
  return person.name.empty() ? std::string() : ";CN=" + parameter(person.name);
}

void write_text(std::string& out, std::string_view property, std::string_view value) {
  if (!value.empty()) write_line(out, fmt::format("{}:{}", property, escape_text(value)));
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
  write_line(out, event.method == Method::cancel ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
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
