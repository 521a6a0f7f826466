// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_alias.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::webinar {
namespace {

struct Row {
  std::int64_t id = 0;
  std::int64_t webinar = 0;
};

/// Whoever is called so, by name or address, in one webinar or in all that an alias matched.
std::vector<Row> rows_called(const store::Store& store, std::string_view alias,
                             std::optional<std::int64_t> webinar,
                             std::optional<std::int64_t> member) {
  auto found = store.prepare(
      "SELECT id, webinar_id, name, address FROM attendance"
      " WHERE (?1 IS NULL OR webinar_id = ?1) AND (?2 IS NULL OR member_id = ?2)");
  found.bind(webinar, member);
  std::vector<Row> rows;
  while (found.step()) {
    if (compared(found.view(2)) == alias || compared(found.view(3)) == alias) {
      rows.push_back({found.integer(0), found.integer(1)});
    }
  }
  return rows;
}

Row require_one(const store::Store& store, const Webinar& webinar, std::string_view alias) {
  const auto rows = rows_called(store, compared(alias), webinar.id, {});
  if (rows.size() == 1) return rows.front();
  if (rows.empty()) {
    throw Error(Kind::not_found,
                fmt::format("nobody in the attendance of '{}' is called '{}'", webinar.slug, alias),
                fmt::format("see who is: qlab webinar attendance {}", webinar.slug));
  }
  throw Error(Kind::usage,
              fmt::format("{} people in the attendance of '{}' are called '{}'", rows.size(),
                          webinar.slug, alias),
              "a name that several use belongs to nobody; name an address, or change the file");
}

}  // namespace

std::string compared(std::string_view name) {
  std::string out;
  const auto folded = text::fold(text::trim(name));
  for (const auto word : text::split(folded, ' ')) {
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::map<std::string, std::int64_t> aliases(const store::Store& store) {
  std::map<std::string, std::int64_t> all;
  auto rows = store.prepare("SELECT alias, member_id FROM attendance_alias");
  while (rows.step()) all.emplace(rows.text(0), rows.integer(1));
  return all;
}

std::size_t link_attendance(store::Store& store, const Webinar& webinar, std::string_view alias,
                            std::int64_t member, Instant now) {
  store::Change change(store, now);
  const auto row = require_one(store, webinar, alias);
  store.run(
      "INSERT INTO attendance_alias (alias, member_id, created_at) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (alias) DO UPDATE SET member_id = ?2, created_at = ?3 WHERE member_id <> ?2",
      compared(alias), member, now);
  const auto changed = store.run(
      "UPDATE attendance SET member_id = ?1, match = 'alias'"
      " WHERE id = ?2 AND (member_id, match) IS NOT (?1, 'alias')",
      member, row.id);
  change.touch(Letter::webinar, webinar.id);
  change.touch(Letter::member, member);
  change.commit(fmt::format("attendance: linked to {}", ref(Letter::member, member)));
  return static_cast<std::size_t>(changed);
}

std::size_t unlink_attendance(store::Store& store, std::string_view alias, Instant now) {
  store::Change change(store, now);
  const auto key = compared(alias);
  const auto linked = store.first("SELECT member_id FROM attendance_alias WHERE alias = ?", key);
  if (!linked) {
    throw Error(Kind::not_found, fmt::format("no member is linked to the name '{}'", alias),
                "names are linked by: qlab webinar attendance WEBINAR --link NAME MEMBER");
  }
  const auto member = linked->integer(0);
  const auto rows = rows_called(store, key, {}, member);
  for (const auto& row : rows) {
    store.run("UPDATE attendance SET member_id = NULL, match = 'unmatched' WHERE id = ?", row.id);
    change.touch(Letter::webinar, row.webinar);
  }
  store.run("DELETE FROM attendance_alias WHERE alias = ?", key);
  change.touch(Letter::member, member);
  change.commit(fmt::format("attendance: a name of {} unlinked", ref(Letter::member, member)));
  return rows.size();
}

}  // namespace qlab::webinar
