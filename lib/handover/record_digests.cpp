// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/record_digests.hpp"

#include <fmt/format.h>

#include <charconv>

#include "lib/core/keyed_hash.hpp"

namespace qlab::handover {
namespace {

/// No secret: it only keeps these digests apart from others.
constexpr auto purpose = "qlab record digest";

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

}  // namespace

bool is_of_members(const store::PackedTable& table) {
  return table.columns.front().kind == store::PackedColumn::Kind::member;
}

void RowDigests::add(const store::PackedTable& table, const store::Statement& row) {
  m_text.assign(table.name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto column = static_cast<int>(i);
    const auto value = row.view(column);
    // The length stands before the value, so that no two rows read alike.
    m_text += row.is_null(column) ? " -" : fmt::format(" {}:", value.size());
    m_text += value;
  }
  const auto hash = keyed_hash(purpose, m_text);
  auto& sum = m_sums[row.integer(0)];
  sum.high += number(std::string_view(hash).substr(0, 16));
  sum.low += number(std::string_view(hash).substr(16, 16));
}

void RowDigests::add_all(const store::Store& store, const store::PackedTable& table) {
  auto rows = store.prepare(table.select);
  while (rows.step()) add(table, rows);
}

std::map<std::int64_t, std::string> RowDigests::digests() const {
  std::map<std::int64_t, std::string> all;
  for (const auto& [id, sum] : m_sums) all[id] = fmt::format("{:016x}{:016x}", sum.high, sum.low);
  return all;
}

}  // namespace qlab::handover
