// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/record_digests.hpp"

#include <fmt/format.h>

#include <algorithm>
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

const RecordDigest* find(const RecordDigests& digests, std::int64_t id) {
  const auto place = std::ranges::lower_bound(digests, id, {}, &RecordDigest::id);
  return place != digests.end() && place->id == id ? &*place : nullptr;
}

DigestDifference difference(const RecordDigests& before, const RecordDigests& now) {
  DigestDifference found;
  auto earlier = before.begin();
  for (const auto& digest : now) {
    for (; earlier != before.end() && earlier->id < digest.id; ++earlier)
      found.gone.push_back(earlier->id);
    const bool known = earlier != before.end() && earlier->id == digest.id;
    if (!known) found.added.push_back(digest.id);
    if (known && *earlier != digest) found.changed.push_back(digest.id);
    if (known) ++earlier;
  }
  for (; earlier != before.end(); ++earlier) found.gone.push_back(earlier->id);
  return found;
}

std::string text_of(const RecordDigest& digest) {
  return fmt::format("{:016x}{:016x}", digest.high, digest.low);
}

RecordDigest digest_of(std::int64_t id, std::string_view text) {
  return {id, number(text.substr(0, 16)), number(text.substr(16, 16))};
}

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
  auto& sum = of(row.integer(0));
  const auto said = digest_of(sum.id, hash);
  sum.high += said.high;
  sum.low += said.low;
}

RecordDigest& RowDigests::of(std::int64_t id) {
  if (m_digests.empty() || m_digests.back().id < id)
    return m_digests.emplace_back(RecordDigest{id});
  const auto place = std::ranges::lower_bound(m_digests, id, {}, &RecordDigest::id);
  return place->id == id ? *place : *m_digests.insert(place, RecordDigest{id});
}

void RowDigests::add_all(const store::Store& store, const store::PackedTable& table) {
  auto rows = store.prepare(table.select);
  while (rows.step()) add(table, rows);
}

}  // namespace qlab::handover
