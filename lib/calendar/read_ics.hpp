// SPDX-License-Identifier: Apache-2.0
// What an iCalendar object that came back says. Answers are written by every calendar program there
// is; this reads what they write, not what they should, and only what an answer is made of. A
// general library would refuse or repair what decides here: folded by a tab in the middle of an
// address, a METHOD in the wrong place, a proposal hidden in a parameter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

struct ReadAttendee {
  std::string address;   ///< without mailto: in any case; as written
  std::string partstat;  ///< upper case; NEEDS-ACTION where none is said (RFC 5545 3.2.12)
  std::string sent_by;   ///< without mailto:, or empty
  bool proposes_new_time = false;
};

/// One VEVENT, VTODO or VJOURNAL.
struct ReadComponent {
  std::string kind;  ///< "VEVENT"
  std::string uid;
  std::string organizer;
  std::optional<std::int64_t> sequence;
  std::optional<Instant> stamp;  ///< DTSTAMP, in UTC
  std::string recurrence_id;     ///< as written; empty: the whole series
  std::string comment;
  std::vector<ReadAttendee> attendees;
  bool proposes_new_time = false;  ///< as iOS does inside a REPLY
};

struct ReadCalendar {
  std::string method;  ///< upper case; empty where none is said
  std::vector<ReadComponent> components;
};

/// Reads the first VCALENDAR of the text, which is UTF-8 with any line ends; nothing where there is
/// none. Properties inside an alarm or a time zone are not the event's. Never throws.
std::optional<ReadCalendar> read_ics(std::string_view text);

}  // namespace qlab::calendar
