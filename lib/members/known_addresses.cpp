// SPDX-License-Identifier: Apache-2.0
#include "lib/members/known_addresses.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace qlab::members {
namespace {

/// Reading one address in order costs about a quarter of looking one up.
constexpr std::size_t reads_per_lookup = 4;

}  // namespace

KnownAddresses::KnownAddresses(const store::Store& store, std::size_t members, std::size_t rows)
    : m_store(store),
      m_expected(rows),
      m_reads_all(members <= rows * reads_per_lookup),
      m_lookup(store.prepare("SELECT member_id FROM member_address WHERE key = ?")) {
  if (m_reads_all) m_expected = std::max(rows, members);
}

std::optional<std::int64_t> KnownAddresses::find(std::string_view key) {
  if (m_slots.empty()) read_all();
  if (const auto& slot = slot_of(std::hash<std::string_view>()(key)); slot.member != 0)
    return slot.member;
  if (m_reads_all) return {};
  m_lookup.bind(key);
  const auto found = m_lookup.step() ? std::optional(m_lookup.integer(0)) : std::nullopt;
  m_lookup.reset();
  return found;
}

void KnownAddresses::add(std::string_view key, std::int64_t member) {
  if (m_slots.empty()) read_all();
  insert(key, member);
}

void KnownAddresses::read_all() {
  resize(m_expected * 4 / 3);
  if (!m_reads_all) return;
  auto rows = m_store.prepare("SELECT key, member_id FROM member_address");
  while (rows.step()) insert(rows.view(0), rows.integer(1));
}

void KnownAddresses::insert(std::string_view key, std::int64_t member) {
  if (4 * (m_used + 1) > 3 * m_slots.size()) resize(2 * m_slots.size());
  const auto hash = std::hash<std::string_view>()(key);
  auto& slot = slot_of(hash);
  if (slot.member == 0) ++m_used;
  slot = {hash, member};
}

/// The slot with this hash, or the free one where it belongs.
KnownAddresses::Slot& KnownAddresses::slot_of(std::size_t hash) {
  const auto mask = m_slots.size() - 1;
  auto at = hash & mask;
  while (m_slots[at].member != 0 && m_slots[at].hash != hash) at = (at + 1) & mask;
  return m_slots[at];
}

void KnownAddresses::resize(std::size_t slots) {
  const auto old = std::exchange(m_slots, LargeArray<Slot>(std::bit_ceil(slots + 16)));
  for (const auto& slot : old) {
    if (slot.member != 0) slot_of(slot.hash) = slot;
  }
}

}  // namespace qlab::members
