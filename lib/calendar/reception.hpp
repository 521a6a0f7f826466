// SPDX-License-Identifier: Apache-2.0
// What a calendar makes of an object about an event that it holds already (RFC 5546 2.1.4, 2.1.5).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qlab::calendar {

enum class Reception {
  same,          ///< nothing to see: a plain re-send
  update,        ///< the event is changed
  ignored,       ///< it says something else, and its SEQUENCE is not higher
  another_event  ///< its UID is another one: the calendar would hold both
};

struct Received {
  Reception reception = Reception::same;
  std::vector<std::string> differences;  ///< names of properties: DTSTART, LOCATION
};

/// Compares two objects as write_ics writes them, the one that is held and a later one. Changed
/// words alone (SUMMARY, DESCRIPTION) need no higher SEQUENCE.
Received receive(std::string_view held, std::string_view later);

}  // namespace qlab::calendar
