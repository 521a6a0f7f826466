// SPDX-License-Identifier: Apache-2.0
#include "lib/members/find.hpp"

#include <fmt/format.h>

#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/joined.hpp"
#include "lib/members/reader.hpp"

namespace qlab::members {
namespace {

constexpr int most_candidates = 2000;

std::vector<std::string> texts(store::Statement statement) {
  std::vector<std::string> all;
  while (statement.step()) all.push_back(statement.text(0));
  return all;
}

/// Addresses that begin alike, or, where none does, as many as can be compared at once.
std::vector<std::string> candidates(const store::Store& store, std::string_view key) {
  const auto start = std::string(key.substr(0, 3));
  auto alike = store.prepare(
      "SELECT key FROM member_address WHERE key >= ?1 AND key < ?1 || char(1114111) LIMIT ?2");
  alike.bind(start, most_candidates);
  auto keys = texts(std::move(alike));
  if (!keys.empty()) return keys;
  auto any = store.prepare("SELECT key FROM member_address LIMIT ?");
  any.bind(most_candidates);
  return texts(std::move(any));
}

/// The hint names the address and its member: "did you mean 'anna@example.org' (m12)?".
std::string nearest_address(const store::Store& store, std::string_view who) {
  const auto key = text::fold(who);
  const auto keys = candidates(store, key);
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  const auto nearest = text::nearest(key, views);
  if (!nearest) return "'qlab members list WORD' searches names and addresses";
  const auto member = by_address(store, *nearest);
  return fmt::format("did you mean '{}' ({})?", text::terminal_safe(*nearest),
                     ref(Letter::member, member->id));
}

}  // namespace

void each(const store::Store& store, const Query& query,
          const std::function<void(const Member&)>& call, Parts parts) {
  const auto condition = query.condition(store);
  auto rows =
      store.prepare(fmt::format("SELECT {} FROM member AS m NOT INDEXED"
                                " WHERE m.erased_at IS NULL AND ({}) ORDER BY m.id",
                                row_columns(parts), condition.sql()));
  condition.bind(rows);
  PartsReader reader(store, parts);
  Member member;
  while (rows.step()) {
    fill_row(rows, member, parts);
    reader.fill(member);
    call(member);
  }
}

std::vector<std::int64_t> ids(const store::Store& store, const Query& query) {
  const auto condition = query.condition(store);
  auto row =
      store.prepare(fmt::format("SELECT m.id FROM member AS m NOT INDEXED"
                                " WHERE m.erased_at IS NULL AND ({}) ORDER BY m.id",
                                condition.sql()));
  condition.bind(row);
  std::vector<std::int64_t> ids;
  while (row.step()) ids.push_back(row.integer(0));
  return ids;
}

std::optional<Member> by_id(const store::Store& store, std::int64_t id) {
  return Lookup(store)(id);
}

bool exists(const store::Store& store, std::int64_t id) {
  return store.first("SELECT 1 FROM member WHERE id = ? AND erased_at IS NULL", id).has_value();
}

std::optional<Instant> erased_at(const store::Store& store, std::int64_t id) {
  const auto row = store.first("SELECT erased_at FROM member WHERE id = ?", id);
  return row ? row->maybe_instant(0) : std::nullopt;
}

std::optional<std::int64_t> id_by_address(const store::Store& store, std::string_view address) {
  const auto parsed = parse_address(address);
  if (!parsed) return {};
  const auto found = store.first(
      "SELECT m.id FROM member_address AS a JOIN member AS m ON m.id = a.member_id"
      " WHERE a.key = ? AND m.erased_at IS NULL",
      parsed->key);
  return found ? std::optional(found->integer(0)) : std::nullopt;
}

std::optional<Member> by_address(const store::Store& store, std::string_view address) {
  const auto id = id_by_address(store, address);
  return id ? by_id(store, *id) : std::nullopt;
}

Member resolve(const store::Store& store, std::string_view who) {
  const auto shown = text::terminal_safe(who);
  if (const auto id = parse_ref(Letter::member, who)) {
    const auto present = joined_into(store, *id).value_or(*id);
    if (auto member = by_id(store, present)) return std::move(*member);
    const auto erased = erased_at(store, present);
    throw Error(Kind::not_found,
                erased ? fmt::format("'{}' was erased on {}", shown, rfc3339(*erased))
                       : fmt::format("there is no member '{}'", shown),
                "'qlab members list' shows them all");
  }
  if (auto member = by_address(store, who)) return std::move(*member);
  throw Error(Kind::not_found, fmt::format("no member matches '{}'", shown),
              nearest_address(store, who));
}

std::int64_t count(const store::Store& store) {
  return store.first("SELECT count(*) FROM member WHERE erased_at IS NULL")->integer(0);
}

}  // namespace qlab::members
