// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/found_time.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::size_t day_length = 10;     // 2027-02-20
constexpr std::size_t minute_length = 16;  // 2027-02-20 12:30

/// Seconds since 1970, or the milliseconds of programs in a browser: nine digits, since 1973, and
/// ten, until 2286. Fewer are a year, a day of a spreadsheet or the day of a month.
std::optional<Instant> epoch(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  const auto fraction = text.substr(std::min(point + 1, text.size()));
  const bool is_number = whole.find_first_not_of(digits) == std::string_view::npos &&
                         fraction.find_first_not_of(digits) == std::string_view::npos;
  const bool in_seconds = whole.size() == 9 || whole.size() == 10;
  if (!is_number || (!in_seconds && whole.size() != 13)) return {};
  std::int64_t value = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), value);
  return instant(in_seconds ? value : value / 1000);
}

/// What RFC 3339 wants before the zone, of a day or a minute.
std::string completed(std::string_view moment) {
  std::string whole(moment);
  if (whole.size() == day_length) whole += "T00:00";
  if (whole.size() == minute_length) whole += ":00";
  return whole;
}

/// As RFC 3339 writes it; empty for none, nothing where it is no zone.
std::optional<std::string> zone_in(std::string_view text) {
  if (text.empty()) return "";
  if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") return "Z";
  std::string offset(text);
  if (offset.size() == 3) offset += ":00";           // PostgreSQL's
  if (offset.size() == 5) offset.insert(3, 1, ':');  // ISO 8601's basic format
  if (offset.front() != '+' && offset.front() != '-') return {};
  return offset;
}

}  // namespace

std::optional<Written> written_in(std::string_view text) {
  text = text::trim(text);
  if (const auto at = epoch(text)) return Written{*at, false};
  const auto zone_at = std::min(text.find_first_of("+-ZzUG", day_length), text.size());
  const auto zone = zone_in(text.substr(zone_at));
  if (!zone) return {};
  const auto moment = completed(text::trim(text.substr(0, zone_at)));
  const auto at = parse_rfc3339(moment + (zone->empty() ? "Z" : *zone));
  return at ? std::optional(Written{*at, zone->empty()}) : std::nullopt;
}

std::optional<Written> written_in_utc(std::string_view text) {
  auto written = written_in(text);
  if (written) written->is_local = false;
  return written;
}

}  // namespace qlab::comments
