// SPDX-License-Identifier: Apache-2.0
// An answer to an invitation (iTIP REPLY or COUNTER, RFC 5546), as it stands in a mail.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

struct CalendarAnswer {
  std::string method;    ///< REPLY or COUNTER
  std::string uid;       ///< may be empty
  std::string attendee;  ///< who answers; empty where nobody is named, or several and none is meant
  std::string partstat;  ///< upper case; empty where there is no attendee
  std::optional<std::int64_t> sequence;
  std::optional<Instant> stamp;
  std::string recurrence_id;
  std::string component;  ///< "VEVENT"
  std::string organizer;
  std::string comment;
  bool proposes_new_time = false;

  /// An object without a number is the first (RFC 5545 3.8.7.4).
  [[nodiscard]] std::int64_t revision() const { return sequence.value_or(0); }
};

struct CalendarFindings {
  std::optional<CalendarAnswer> answer;
  std::string other_method;  ///< of an object that is no answer, or empty
};

/// Reads the answer in a mail's calendar parts, outside of mails that it encloses. The object's own
/// METHOD counts, the part's where it has none. Google sends each answer twice: it is one.
CalendarFindings read_calendar_answer(const Mail& mail);

}  // namespace qlab::inbox
