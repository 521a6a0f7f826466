// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/logged.hpp"

#include <algorithm>

#include "lib/calls/call.hpp"
#include "lib/comments/forget.hpp"
#include "lib/members/joined.hpp"

namespace qlab::erasure {
namespace {

// Columns of the first schema, which never changes.
constexpr std::size_t id_column = 0;
constexpr std::size_t name_of_member = 1;
constexpr std::size_t address_of_member = 2;

bool names(const store::LoggedValue& value, const members::Traces& traces) {
  const auto* text = std::get_if<std::string_view>(&value);
  return text != nullptr && traces.is_named(*text);
}

bool is_id(const store::LoggedValue& value, std::int64_t id) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number != nullptr && *number == id;
}

}  // namespace

Logged::Logged(const store::Store& store, members::Traces& traces) : m_traces(traces) {
  own(store, "member", traces.member());
  for (const auto& joining : members::joinings(store, traces.member())) {
    own(store, "member", joining.duplicate);
    own(store, "member_merge", joining.duplicate);  // what both of them said stands below it
  }
  for (const auto guest : comments::guests_of(store, traces)) own(store, "comment_guest", guest);
  for (const auto& call : calls::of_member(store, traces.member())) own_call(store, call.id);
  store::each_logged_row(store, [&](const store::LoggedRow& row) {
    learn(row, traces);
    const auto id = row.value(id_column);
    const auto* number = std::get_if<std::int64_t>(&id);
    if (row.table == "call" && number != nullptr && is_owned(row)) own_call(store, *number);
  });
  m_rows["message_bytes"] = m_rows["message"];  // the same ids
}

/// What staff noted about a call names it and nobody; it may be of a call that was taken back.
void Logged::own_call(const store::Store& store, std::int64_t id) {
  if (m_calls.insert(id).second) own(store, "call", id);
}

void Logged::own(const store::Store& store, std::string_view table, std::int64_t id) {
  m_rows[std::string(table)].insert(id);
  for (const auto& [referring, columns] : store::references_to(store, table)) {
    const bool ids = store::has_ids(store, referring);
    for (const auto column : columns) {
      m_references[referring].push_back({column, id});
      if (ids) m_rows[referring].merge(store::ids_where(store, referring, column, id));
    }
  }
}

/// Rows that are gone by now are in the log only; so are former names and addresses. An update that
/// changes neither holds no reference, but its row is known by id from here on.
void Logged::learn(const store::LoggedRow& row, members::Traces& traces) {
  if (!is_owned(row)) return;
  const auto id = row.value(id_column);
  const auto* number = std::get_if<std::int64_t>(&id);
  const auto rows = m_rows.find(row.table);
  if (rows != m_rows.end() && number != nullptr) rows->second.insert(*number);
  for (const auto& values : {row.before, row.after}) {
    const auto text_at = [&](std::size_t column) {
      const auto* text =
          column < values.size() ? std::get_if<std::string_view>(&values[column]) : nullptr;
      return text == nullptr ? std::string_view() : *text;
    };
    if (row.table == "member") traces.add_name(text_at(name_of_member));
    if (row.table == "member_address") traces.add_address(text_at(address_of_member));
  }
}

bool Logged::is_owned(const store::LoggedRow& row) const {
  if (const auto found = m_references.find(row.table); found != m_references.end()) {
    const auto refers = [&](const Reference& reference) {
      const auto at = [&](std::span<const store::LoggedValue> values) {
        return reference.column < values.size() && is_id(values[reference.column], reference.id);
      };
      return at(row.before) || at(row.after);
    };
    if (std::any_of(found->second.begin(), found->second.end(), refers)) return true;
  }
  const auto rows = m_rows.find(row.table);
  const auto id = row.value(id_column);
  const auto* number = std::get_if<std::int64_t>(&id);
  return rows != m_rows.end() && number != nullptr && rows->second.contains(*number);
}

bool Logged::is_about(const store::LoggedRow& row) const {
  if (is_owned(row)) return true;
  for (const auto& values : {row.before, row.after}) {
    const bool named = std::any_of(values.begin(), values.end(),
                                   [&](const store::LoggedValue& v) { return names(v, m_traces); });
    if (named) return true;
  }
  return false;
}

std::int64_t Logged::redact(store::Store& store) const {
  const auto drop = [&](const store::LoggedRow& row) { return is_about(row); };
  const auto is_named = [&](std::string_view text) { return m_traces.is_mentioned(text); };
  return store::redact_log(store, {drop, is_named, "member", m_traces.member()});
}

}  // namespace qlab::erasure
