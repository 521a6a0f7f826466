// SPDX-License-Identifier: Apache-2.0
// Attendance files as tests write them, and what is read from them as text.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lib/webinar/attendance_file.hpp"

namespace qlab::test {

/// Reads a list of the webinar of 20 February 2027, 12:30 UTC; \1 in it stands for NUL.
inline webinar::AttendanceFile read(std::string text) {
  std::replace(text.begin(), text.end(), '\1', '\0');
  webinar::Webinar webinar;
  webinar.zone = "Europe/London";
  webinar.starts_at = parse_rfc3339("2027-02-20T12:30:00Z").value();
  webinar.duration = std::chrono::minutes(90);
  return webinar::read_attendance(text, "list.csv", webinar);
}

/// A line for each person, then how many stayed away and what was warned of.
inline std::string shown(const webinar::AttendanceFile& file) {
  const auto time = [](const std::optional<Instant>& at) { return at ? rfc3339(*at) : "-"; };
  std::string out;
  for (const auto& person : file.people) {
    out += fmt::format("{}|{}|{}|{}|{}|{}\n", person.name, person.address, time(person.first_join),
                       time(person.last_leave), person.duration ? person.duration->count() : -1,
                       person.role);
  }
  if (file.absent > 0) out += fmt::format("absent {}\n", file.absent);
  for (const auto& warning : file.warnings) out += warning + "\n";
  return out;
}

}  // namespace qlab::test
