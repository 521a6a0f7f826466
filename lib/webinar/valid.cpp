// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/valid.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/one_line.hpp"
#include "lib/core/text.hpp"

namespace qlab::webinar {
namespace {

constexpr std::size_t longest_slug = 64;
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_url = 2000;
constexpr auto longest_webinar = std::chrono::hours(24);

/// w7 would name two webinars at once.
bool is_slug(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && text.size() <= longest_slug && text.front() >= 'a' &&
         text.front() <= 'z' && std::all_of(text.begin(), text.end(), fits) &&
         !parse_ref(Letter::webinar, text);
}

bool is_link(std::string_view url) {
  const auto host = url.starts_with("https://")  ? url.substr(8)
                    : url.starts_with("http://") ? url.substr(7)
                                                 : std::string_view();
  return !host.empty() && host.front() != '/' && text::is_one_line(url, longest_url) &&
         url.find_first_of(" \"<>\\") == std::string_view::npos;
}

}  // namespace

void check_slug(std::string_view slug) {
  if (is_slug(slug)) return;
  throw Error(Kind::usage, fmt::format("'{}' cannot name a webinar", text::terminal_safe(slug)),
              "a name is small letters, digits and '-', starts with a letter, and is no id");
}

void check_title(std::string_view title) {
  if (text::is_one_line(text::trim(title), longest_title)) return;
  throw Error(Kind::usage, "the title is empty, too long, or holds a control character",
              fmt::format("a title is one line of at most {} bytes", longest_title));
}

void check_link(std::string_view url) {
  if (url.empty() || is_link(url)) return;
  throw Error(Kind::usage, fmt::format("'{}' is not a web address", text::terminal_safe(url)),
              "write it like https://example.org/room");
}

void check_duration(std::chrono::seconds duration) {
  if (duration > std::chrono::seconds(0) && duration <= longest_webinar) return;
  throw Error(Kind::usage, fmt::format("a webinar cannot last '{}'", calendar::shown(duration)),
              "it lasts more than nothing and at most a day");
}

void check_closing(std::optional<Instant> rsvp_until, Instant starts_at, std::string_view zone) {
  if (!rsvp_until || *rsvp_until <= starts_at) return;
  throw Error(
      Kind::usage,
      fmt::format("RSVPs would close on '{}', after the start", calendar::shown(*rsvp_until, zone)),
      "say an earlier --rsvp-until");
}

void check_capacity(std::optional<std::int64_t> capacity) {
  if (!capacity || *capacity > 0) return;
  throw Error(Kind::usage, fmt::format("a capacity of '{}' leaves no place", *capacity),
              "leave --capacity out where everybody finds a place");
}

}  // namespace qlab::webinar
