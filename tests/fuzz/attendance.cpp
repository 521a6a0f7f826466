// SPDX-License-Identifier: Apache-2.0
// Attendance files: any bytes are a list of people or are refused. Nobody was there for less than
// no time, an empty list is said to be one, and a text in UTF-16 says what it says in UTF-8.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_file.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;
using qlab::webinar::AttendanceFile;

namespace {

/// Nothing where the file is refused.
std::optional<AttendanceFile> read(std::string_view bytes) {
  qlab::webinar::Webinar webinar;
  webinar.zone = "Europe/London";
  webinar.starts_at = qlab::instant(1803126600);
  webinar.duration = std::chrono::minutes(90);
  try {
    return qlab::webinar::read_attendance(bytes, "people.csv", webinar);
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
    return {};
  }
}

void require_sense(const AttendanceFile& file) {
  require(!file.people.empty() || !file.warnings.empty());
  for (const auto& person : file.people) {
    require(qlab::text::is_utf8(person.name) && qlab::text::is_utf8(person.address));
    require(!person.duration || person.duration->count() >= 0);
  }
}

void require_same(const std::optional<AttendanceFile>& one,
                  const std::optional<AttendanceFile>& other) {
  require(one.has_value() == other.has_value());
  if (!one) return;
  require(one->people.size() == other->people.size() && one->absent == other->absent);
  for (std::size_t i = 0; i < one->people.size(); ++i) {
    const auto& person = one->people[i];
    const auto& same = other->people[i];
    require(person.name == same.name && person.address == same.address);
    require(person.first_join == same.first_join && person.last_leave == same.last_leave);
    require(person.duration == same.duration);
  }
}

/// With the mark at its start; of ASCII.
std::string utf16(std::string_view text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = qlab::fuzz::bytes(data, size);
  const auto file = read(text);
  if (file) require_sense(*file);
  const bool is_plain = text.find('\0') == std::string_view::npos && qlab::text::is_ascii(text);
  if (is_plain) require_same(file, read(utf16(text)));
  return 0;
}
