// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/webinar.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"

namespace qlab::webinar {
namespace {

constexpr auto columns =
    "SELECT id, slug, title, local_start, zone, starts_at, duration_s, url, capacity, status, uid,"
    " sequence, created_at, coalesce(moved_at, created_at), rsvp_until FROM webinar ";

Webinar read(const store::Statement& row) {
  Webinar webinar;
  webinar.id = row.integer(0);
  webinar.slug = row.text(1);
  webinar.title = row.text(2);
  webinar.local_start = row.text(3);
  webinar.zone = row.text(4);
  webinar.starts_at = row.instant(5);
  webinar.duration = std::chrono::seconds(row.integer(6));
  webinar.url = row.text(7);
  webinar.capacity = row.maybe_integer(8);
  webinar.status = row.view(9) == "cancelled" ? Status::cancelled : Status::confirmed;
  webinar.uid = row.text(10);
  webinar.sequence = static_cast<int>(row.integer(11));
  webinar.created_at = row.instant(12);
  webinar.moved_at = row.instant(13);
  webinar.rsvp_until = row.maybe_instant(14);
  return webinar;
}

[[noreturn]] void absent(const store::Store& store, std::string_view name) {
  std::vector<std::string> slugs;
  auto rows = store.prepare("SELECT slug FROM webinar ORDER BY starts_at, id");
  while (rows.step()) slugs.push_back(rows.text(0));
  const std::vector<std::string_view> candidates(slugs.begin(), slugs.end());
  auto hint = text::did_you_mean(name, candidates);
  if (hint.empty()) hint = "'qlab webinar list' shows what there is";
  throw Error(Kind::not_found, fmt::format("no webinar is named '{}'", text::terminal_safe(name)),
              hint);
}

std::optional<Webinar> by_slug(const store::Store& store, std::string_view slug) {
  const auto row = store.first(std::string(columns) + "WHERE slug = ?", slug);
  return row ? std::optional(read(*row)) : std::nullopt;
}

}  // namespace

std::string_view name(Status status) {
  return status == Status::cancelled ? "cancelled" : "confirmed";
}

std::vector<Webinar> all(const store::Store& store) {
  std::vector<Webinar> found;
  auto rows = store.prepare(std::string(columns) + "ORDER BY starts_at, id");
  while (rows.step()) found.push_back(read(rows));
  return found;
}

std::vector<Summary> list(const store::Store& store) {
  std::vector<Summary> found;
  for (const auto& webinar : all(store)) found.push_back({webinar, count(store, webinar.id)});
  return found;
}

Webinar find(const store::Store& store, std::string_view name) {
  const auto id = parse_ref(Letter::webinar, name);
  auto found = id ? by_id(store, *id) : by_slug(store, name);
  if (!found) absent(store, name);
  return std::move(*found);
}

std::optional<Webinar> by_id(const store::Store& store, std::int64_t id) {
  const auto row = store.first(std::string(columns) + "WHERE id = ?", id);
  return row ? std::optional(read(*row)) : std::nullopt;
}

std::optional<Webinar> by_uid(const store::Store& store, std::string_view uid) {
  const auto row = store.first(std::string(columns) + "WHERE uid = ?", uid);
  return row ? std::optional(read(*row)) : std::nullopt;
}

Numbers count(const store::Store& store, std::int64_t webinar) {
  Numbers numbers;
  auto rows = store.prepare("SELECT answer, members FROM rsvp_number WHERE webinar_id = ?");
  rows.bind(webinar);
  while (rows.step()) {
    const auto answer = rows.view(0);
    const auto number = rows.integer(1);
    if (answer == "invited") numbers.invited = number;
    if (answer == "yes") numbers.yes = number;
    if (answer == "maybe") numbers.maybe = number;
    if (answer == "no") numbers.no = number;
    if (answer == "waitlisted") numbers.waitlisted = number;
    if (answer == "offered") numbers.offered = number;
  }
  const auto came = store.first(
      "SELECT count(DISTINCT member_id) FROM attendance"
      " WHERE webinar_id = ? AND member_id IS NOT NULL",
      webinar);
  numbers.attended = came->integer(0);
  return numbers;
}

void require_ahead(const Webinar& webinar, Instant now) {
  if (webinar.status == Status::cancelled) {
    throw Error(Kind::refused, fmt::format("'{}' was cancelled", webinar.slug));
  }
  if (now >= webinar.starts_at) {
    throw Error(Kind::refused, fmt::format("'{}' began on {}", webinar.slug,
                                           calendar::shown(webinar.starts_at, webinar.zone)));
  }
}

void require_open(const Webinar& webinar, Instant now) {
  require_ahead(webinar, now);
  if (!webinar.is_closed(now)) return;
  throw Error(
      Kind::refused,
      fmt::format("RSVPs for '{}' closed on {}", webinar.slug,
                  calendar::shown(*webinar.rsvp_until, webinar.zone)),
      fmt::format("'qlab webinar edit {} --rsvp-until WHEN' opens them again", webinar.slug));
}

}  // namespace qlab::webinar
