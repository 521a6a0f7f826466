// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/add.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/random.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::webinar {
namespace {

constexpr std::size_t longest_slug = 64;
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_url = 2000;
constexpr auto longest_webinar = std::chrono::hours(24);

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

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
  return !host.empty() && host.front() != '/' && url.size() <= longest_url && !has_control(url) &&
         text::is_utf8(url) && url.find_first_of(" \"<>\\") == std::string_view::npos;
}

void check_names(const NewWebinar& wanted) {
  if (!is_slug(wanted.slug)) {
    throw Error(Kind::usage,
                fmt::format("'{}' cannot name a webinar", text::terminal_safe(wanted.slug)),
                "a name is small letters, digits and '-', starts with a letter, and is no id");
  }
  const auto title = text::trim(wanted.title);
  if (title.empty() || title.size() > longest_title || has_control(title) ||
      !text::is_utf8(title)) {
    throw Error(Kind::usage, "the title is empty, too long, or holds a control character",
                fmt::format("a title is one line of at most {} bytes", longest_title));
  }
  if (!wanted.url.empty() && !is_link(wanted.url)) {
    throw Error(Kind::usage,
                fmt::format("'{}' is not a web address", text::terminal_safe(wanted.url)),
                "write it like https://example.org/room");
  }
}

void check_numbers(const NewWebinar& wanted) {
  calendar::check_zone(wanted.zone);
  if (wanted.duration <= std::chrono::seconds(0) || wanted.duration > longest_webinar) {
    throw Error(Kind::usage,
                fmt::format("a webinar cannot last '{}'", calendar::shown(wanted.duration)),
                "it lasts more than nothing and at most a day");
  }
  if (wanted.capacity && *wanted.capacity < 1) {
    throw Error(Kind::usage, fmt::format("a capacity of '{}' leaves no place", *wanted.capacity),
                "leave --capacity out where everybody finds a place");
  }
}

}  // namespace

Webinar add(store::Store& store, const NewWebinar& wanted, Instant now) {
  check_names(wanted);
  check_numbers(wanted);
  const auto local = calendar::shown(calendar::to_local(wanted.starts_at, wanted.zone));
  const auto uuid = random_uuid();
  const auto uid = wanted.domain.empty() ? uuid : fmt::format("{}@{}", uuid, wanted.domain);
  store::Change change(store, now);
  const auto taken =
      store
          .prepare(
              "INSERT INTO webinar (slug, title, local_start, zone, starts_at, duration_s, url, "
              "capacity,"
              " uid, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slug) DO "
              "NOTHING")
          .bind(wanted.slug, text::trim(wanted.title), local, wanted.zone, wanted.starts_at,
                wanted.duration.count(), wanted.url, wanted.capacity, uid, now)
          .run() == 0;
  if (taken) {
    throw Error(Kind::refused, fmt::format("a webinar is named '{}' already", wanted.slug),
                "choose another name");
  }
  const auto id = store.last_id();
  change.touch(Letter::webinar, id);
  change.commit("added a webinar");
  return find(store, ref(Letter::webinar, id));
}

}  // namespace qlab::webinar
