// SPDX-License-Identifier: Apache-2.0
// Writes one event as an iCalendar object (RFC 5545) in UTC, as an invitation, a cancellation or a
// publication (RFC 5546). One attendee at most: members never see each other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

enum class Method {
  request,  ///< asks the attendee to come
  cancel,   ///< the same UID, the sequence raised by one
  publish   ///< for everybody: never with an attendee
};

/// As it stands in the object and in the MIME type: REQUEST, CANCEL, PUBLISH.
std::string_view name(Method method);

struct Person {
  std::string name;  ///< may be empty
  std::string address;
};

struct Event {
  Method method = Method::publish;
  bool cancelled = false;  ///< as a publication says it; a cancellation always is
  std::string uid;
  int sequence = 0;
  Instant stamp;  ///< when this object was made
  Instant start;
  Instant end;
  std::string summary;
  std::string description;
  std::string location;
  std::string url;
  std::optional<Person> organizer;
  std::optional<Person> attendee;  ///< left out of a publication
};

/// Returns the whole object: CRLF lines of at most 75 octets, folded between code points, text
/// escaped, parameters encoded by RFC 6868. Line breaks in a text stay; other control characters
/// are dropped. Throws data where a text is not UTF-8.
std::string write_ics(const Event& event);

}  // namespace qlab::calendar
