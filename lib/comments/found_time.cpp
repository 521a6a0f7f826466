// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/found_time.hpp"

#include <charconv>
#include <string>

#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

/// Ten digits at most: until the year 2286.
std::optional<Instant> epoch(std::string_view text) {
  std::int64_t value = 0;
  const auto whole = text.substr(0, text.find('.'));
  const auto* end = whole.data() + whole.size();
  const auto [rest, error] = std::from_chars(whole.data(), end, value);
  if (error != std::errc() || rest != end || value <= 0 || whole.size() > 10) return {};
  return instant(value);
}

}  // namespace

std::optional<Written> written_in(std::string_view text) {
  text = text::trim(text);
  if (const auto at = parse_rfc3339(text)) return Written{*at, false};
  if (const auto at = epoch(text)) return Written{*at, false};
  for (const std::string_view zone : {" UTC", " GMT"}) {
    if (!text.ends_with(zone)) continue;
    const auto at = parse_rfc3339(std::string(text.substr(0, text.size() - zone.size())) + "Z");
    return at ? std::optional(Written{*at, false}) : std::nullopt;
  }
  if (const auto at = parse_rfc3339(std::string(text) + "Z")) return Written{*at, true};
  return {};
}

std::optional<Written> written_in_utc(std::string_view text) {
  auto written = written_in(text);
  if (written) written->is_local = false;
  return written;
}

}  // namespace qlab::comments
