// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/unpack.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/text.hpp"
#include "lib/members/forget.hpp"
#include "lib/members/joined.hpp"

namespace qlab::handover {
namespace {

using Json = nlohmann::json;
using store::PackedColumn;

/// An array with one object in each line, as we write it.
std::string_view object_of(std::string_view line) {
  line = text::trim(line);
  if (line.ends_with(',')) line.remove_suffix(1);
  return line == "[" || line == "]" || line == "[]" ? std::string_view() : line;
}

}  // namespace

MemberIds::MemberIds(store::Store& store) : m_store(store) {
  auto rows = store.prepare("SELECT origin_id, member_id FROM handover_received_member");
  while (rows.step()) {
    const auto id = rows.integer(1);
    m_known[rows.integer(0)] = standing_of(members::joined_into(store, id).value_or(id));
  }
}

MemberIds::Standing MemberIds::standing_of(std::int64_t id) const {
  const auto row = m_store.first(
      "SELECT erased_at, (SELECT reason FROM erasure WHERE member_id = member.id"
      " ORDER BY id DESC LIMIT 1) FROM member WHERE id = ?",
      id);
  if (row && row->is_null(0)) return {id, State::member};
  return {id, row && row->view(1) == removed_by_order ? State::removed : State::erased};
}

std::optional<std::int64_t> MemberIds::known(std::int64_t origin) const {
  const auto found = m_known.find(origin);
  if (found == m_known.end() || found->second.state != State::member) return {};
  return found->second.id;
}

std::optional<std::int64_t> MemberIds::local(std::int64_t origin) {
  auto found = m_known.find(origin);
  if (found == m_known.end()) found = m_known.emplace(origin, add(origin)).first;
  auto& [id, state] = found->second;
  if (state == State::erased) return {};
  if (state == State::removed) members::come_back(m_store, id);
  state = State::member;
  return id;
}

/// The id that they had, where nobody here has or had it, and where the ids that follow stay such
/// as lists and searches are made for.
MemberIds::Standing MemberIds::add(std::int64_t origin) {
  const auto row = m_store.first(
      "SELECT CASE WHEN ?1 > 0 AND ?1 <= 10000000 AND NOT EXISTS"
      " (SELECT 1 FROM member WHERE id = ?1) AND NOT EXISTS"
      " (SELECT 1 FROM member_merge WHERE duplicate_id = ?1) THEN ?1 ELSE 1 +"
      " max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'member'), 0),"
      " coalesce((SELECT max(id) FROM member), 0)) END",
      origin);
  const auto id = row->integer(0);
  m_store.run("INSERT INTO handover_received_member (origin_id, member_id) VALUES (?, ?)", origin,
              id);
  return {id, State::member};
}

void MemberIds::also(std::int64_t origin, std::int64_t id) {
  m_known[origin] = {id, State::member};
  m_store.run(
      "INSERT INTO handover_received_member (origin_id, member_id) VALUES (?, ?)"
      " ON CONFLICT (origin_id) DO UPDATE SET member_id = excluded.member_id",
      origin, id);
}

void MemberIds::removed(std::int64_t origin) { m_known.at(origin).state = State::removed; }

void MemberIds::forget(std::int64_t origin) {
  const auto found = m_known.find(origin);
  if (found == m_known.end() || found->second.state == State::removed) return;
  m_known.erase(found);
  m_store.run("DELETE FROM handover_received_member WHERE origin_id = ?", origin);
}

/// One row as it came: its values bound to a statement.
class Unpacking::Row {
 public:
  Row(const store::PackedTable& table, std::string_view entry, MemberIds& ids)
      : m_table(table), m_entry(entry), m_ids(ids) {}

  /// Reads a line; false where there is no row in it, or nobody's that is wanted.
  bool read(std::string_view line, std::size_t number) {
    m_number = number;
    const auto text = object_of(line);
    if (text.empty()) return false;
    m_object = read_json<Json>(text);
    if (!m_object.is_object()) refuse("is no row");
    m_values.clear();
    for (const auto& column : m_table.columns) {
      const auto found = m_object.find(column.name);
      if (found == m_object.end()) refuse(fmt::format("has no '{}'", column.name));
      if (!add(column, *found)) return false;
    }
    return true;
  }

  void run(store::Store& store) {
    try {
      for (const auto& sql : m_table.insert) insert(store, sql);
    } catch (const store::ConstraintError&) {
      refuse("is a row that no store takes");
    }
  }

 private:
  struct Value {
    enum class Kind { nothing, number, text } kind = Kind::nothing;
    std::int64_t number = 0;
    std::string text = {};
  };

  [[noreturn]] void refuse(std::string_view why) const {
    throw Error(Kind::data, fmt::format("{}, line {}: {}", m_entry, m_number, why),
                "the pack was not made by qlab, or by a newer one");
  }

  bool add(const PackedColumn& column, const Json& value) {
    if (value.is_null()) {
      m_values.push_back({});
      return true;
    }
    switch (column.kind) {
      case PackedColumn::Kind::text:
        if (!value.is_string()) refuse(fmt::format("'{}' is no text", column.name));
        m_values.push_back({Value::Kind::text, 0, value.get<std::string>()});
        return true;
      case PackedColumn::Kind::instant:
        return add_instant(column, value);
      case PackedColumn::Kind::number:
      case PackedColumn::Kind::member:
        return add_number(column, value);
    }
    return false;
  }

  bool add_instant(const PackedColumn& column, const Json& value) {
    const auto at = value.is_string() ? parse_rfc3339(value.get<std::string>()) : std::nullopt;
    if (!at) refuse(fmt::format("'{}' is no time", column.name));
    m_values.push_back({Value::Kind::number, seconds(*at)});
    return true;
  }

  bool add_number(const PackedColumn& column, const Json& value) {
    if (!value.is_number_integer()) refuse(fmt::format("'{}' is no number", column.name));
    const auto number = value.get<std::int64_t>();
    if (column.kind == PackedColumn::Kind::number) {
      m_values.push_back({Value::Kind::number, number});
      return true;
    }
    // Only the register itself makes members.
    const auto id = m_table.name == "members" ? m_ids.local(number) : m_ids.known(number);
    if (!id) return false;
    m_values.push_back({Value::Kind::number, *id});
    return true;
  }

  void insert(store::Store& store, const std::string& sql) {
    auto statement = store.prepare(sql);
    for (std::size_t i = 0; i < m_values.size(); ++i) {
      const auto index = static_cast<int>(i + 1);
      // A statement may end before the last column.
      if (sql.find(fmt::format("?{}", index)) == std::string::npos) continue;
      const auto& value = m_values[i];
      if (value.kind == Value::Kind::text) statement.put(index, value.text);
      if (value.kind == Value::Kind::number) statement.put(index, value.number);
      if (value.kind == Value::Kind::nothing) statement.put(index, nullptr);
    }
    statement.run();
  }

  const store::PackedTable& m_table;
  std::string m_entry;
  MemberIds& m_ids;
  std::size_t m_number = 0;
  Json m_object;
  std::vector<Value> m_values;
};

Unpacking::Unpacking(store::Store& store, OpenPack& pack, std::string password)
    : m_store(store), m_pack(pack), m_password(std::move(password)), m_ids(store) {}

std::int64_t Unpacking::take(const store::PackedTable& table, std::string_view folder) {
  const auto entry = fmt::format("{}/{}.json", folder, table.name);
  Row row(table, entry, m_ids);
  std::int64_t count = 0;
  m_pack.read_lines(entry, m_password, [&](std::string_view line, std::size_t number) {
    if (!row.read(line, number)) return;
    row.run(m_store);
    ++count;
  });
  return count;
}

}  // namespace qlab::handover
