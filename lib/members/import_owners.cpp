// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_owners.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qlab::members {
namespace {

constexpr Parts only_participations{
    .details = false, .addresses = false, .tags = false, .contact = false, .participations = true};

bool owns(const Member& member, const Address& address) {
  return std::any_of(member.addresses.begin(), member.addresses.end(),
                     [&](const MemberAddress& known) { return known.key == address.key; });
}

}  // namespace

bool is_owner(const Member& member, const std::vector<Address>& addresses) {
  if (addresses.empty()) return member.addresses.empty();
  return std::any_of(addresses.begin(), addresses.end(),
                     [&](const Address& address) { return owns(member, address); });
}

Owners::Owners(const store::Store& store, std::int64_t first_new, std::size_t expected)
    : m_first_new(first_new),
      m_known(store, static_cast<std::size_t>(first_new), expected),
      m_members(store, fmt::format("SELECT {} FROM member AS m WHERE m.id >= ?1 ORDER BY m.id",
                                   row_columns())),
      m_parts(store, {}),
      m_participations(store, only_participations) {}

std::span<const std::int64_t> Owners::of(const Row& row) {
  m_owners.clear();
  if (m_in_order && continues_order(row)) {
    m_owners.push_back(m_member.id);
    return m_owners;
  }
  for (const auto& address : row.addresses) {
    const auto owner = m_known.find(address.key);
    if (!owner) continue;
    if (std::find(m_owners.begin(), m_owners.end(), *owner) == m_owners.end()) {
      m_owners.push_back(*owner);
    }
  }
  m_in_order = m_owners.size() == 1 && m_owners.front() == m_previous + 1;
  return m_owners;
}

/// Whether the row is the next member's.
bool Owners::continues_order(const Row& row) {
  return load(m_previous + 1) &&
         std::all_of(row.addresses.begin(), row.addresses.end(),
                     [&](const Address& address) { return owns(m_member, address); });
}

bool Owners::take(std::int64_t member, const Row& row) {
  if (!load(member) || !is_owner(m_member, row.addresses)) return false;
  m_previous = member;
  return true;
}

/// Reads the member; false where there is none.
bool Owners::load(std::int64_t member) {
  if (m_member.id == member) return true;
  if (member >= m_first_new || !m_members.seek(member)) return false;
  fill_row(m_members.row(), m_member);
  m_parts.fill(m_member);
  return true;
}

std::span<const Participation> Owners::participations(const Row& row) {
  if (row.participations.empty()) return {};
  m_participations.fill(m_member);
  return m_member.participations;
}

void Owners::release() {
  forget();
  m_members.release();
  m_parts.release();
}

}  // namespace qlab::members
