// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/zone_file.hpp"

#include <cstddef>
#include <cstdint>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"

namespace qlab::calendar {
namespace {

[[noreturn]] void refuse(const char* why) { throw Error(Kind::data, why); }

/// What has not been read yet of a file.
class Rest {
 public:
  explicit Rest(std::string_view bytes) : m_bytes(bytes) {}

  std::string_view take(std::size_t size) {
    if (size > m_bytes.size()) refuse("the file of a time zone is cut off");
    const auto taken = m_bytes.substr(0, size);
    m_bytes.remove_prefix(size);
    return taken;
  }

  /// Numbers stand with their highest byte first.
  std::uint64_t number(std::size_t size) {
    std::uint64_t value = 0;
    for (const char byte : take(size)) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
  }

  [[nodiscard]] std::string_view bytes() const { return m_bytes; }

 private:
  std::string_view m_bytes;
};

/// How many of each there are, in the order of the header.
struct Counts {
  std::size_t utc_marks;
  std::size_t standard_marks;
  std::size_t leap_seconds;
  std::size_t changes;
  std::size_t types;
  std::size_t letters;
};

Counts read_header(Rest& rest) {
  if (rest.take(4) != "TZif") refuse("this is not the file of a time zone");
  if (rest.take(16).front() < '2') refuse("the file of a time zone has no 64-bit times");
  return {rest.number(4), rest.number(4), rest.number(4),
          rest.number(4), rest.number(4), rest.number(4)};
}

/// The block for readers that know no 64-bit times.
void skip_old_block(Rest& rest) {
  const auto counts = read_header(rest);
  rest.take(counts.changes * 5 + counts.types * 6 + counts.letters + counts.leap_seconds * 8 +
            counts.standard_marks + counts.utc_marks);
}

Period period_of(std::size_t type, std::string_view types, std::string_view letters) {
  if (type >= types.size() / 6) refuse("the file of a time zone names a type that it lacks");
  Rest rest(types.substr(type * 6));
  const auto offset = static_cast<std::int32_t>(rest.number(4));
  rest.take(1);  // whether it is summer time, which the abbreviation says
  const auto begin = rest.number(1);
  if (begin >= letters.size()) refuse("the file of a time zone lacks an abbreviation");
  const auto name = letters.substr(begin);
  return {.offset = std::chrono::seconds(offset),
          .abbreviation = std::string(name.substr(0, name.find('\0')))};
}

bool reaches_last_year(const Period& period) {
  return period.begin >= std::chrono::sys_days(std::chrono::year(last_year) / 1 / 1);
}

}  // namespace

std::vector<Period> read_zone_file(std::string_view bytes) {
  Rest rest(bytes);
  skip_old_block(rest);
  const auto counts = read_header(rest);
  Rest times(rest.take(counts.changes * 8));
  Rest types_of_changes(rest.take(counts.changes));
  const auto types = rest.take(counts.types * 6);
  const auto letters = rest.take(counts.letters);
  rest.take(counts.leap_seconds * 12 + counts.standard_marks + counts.utc_marks);

  std::vector<Period> periods{period_of(0, types, letters)};
  for (std::size_t i = 0; i < counts.changes; ++i) {
    const auto change = instant(static_cast<std::int64_t>(times.number(8)));
    if (change <= periods.back().begin) refuse("the changes of a time zone are not in order");
    periods.back().end = change;
    periods.push_back(period_of(types_of_changes.number(1), types, letters));
    periods.back().begin = change;
  }
  // A comma parts the names of a rule from the dates when its summer begins and ends.
  if (rest.bytes().find(',') != std::string_view::npos && !reaches_last_year(periods.back()))
    refuse("the file of a time zone ends with a rule for later years");
  return periods;
}

}  // namespace qlab::calendar
