// SPDX-License-Identifier: Apache-2.0
// Whose the rows of a member file are. A file that was imported before, or exported, is in the
// order of the store: then no address needs to be searched. Used by the importer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lib/members/import_row.hpp"
#include "lib/members/known_addresses.hpp"
#include "lib/members/reader.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Whether one of the addresses is the member's. Whoever has none is no row's owner but of one
/// without any.
bool is_owner(const Member& member, const std::vector<Address>& addresses);

class Owners {
 public:
  /// Members from first_new on are of the file itself; about so many addresses will be added.
  Owners(const store::Store& store, std::int64_t first_new, std::size_t expected);

  /// From now on the address is this member's.
  void add(std::string_view address_key, std::int64_t member) { m_known.add(address_key, member); }

  /// The different members that the row's addresses belong to; valid until asked again.
  std::span<const std::int64_t> of(const Row& row);

  /// Reads the member whose the row is; false where there is none, or where the addresses are not
  /// theirs after all: two may share the hash by which they are known.
  bool take(std::int64_t member, const Row& row);

  /// The one that was taken last. What is changed in it must be written, or be forgotten.
  [[nodiscard]] Member& member() { return m_member; }

  /// Those that the member has; not read for a row that brings none.
  std::span<const Participation> participations(const Row& row);

  /// The member in memory is not as the store has it.
  void forget() { m_member.id = 0; }

  /// The same, and members were written by somebody else.
  void release();

 private:
  bool load(std::int64_t member);
  bool continues_order(const Row& row);

  std::int64_t m_first_new;
  KnownAddresses m_known;
  Follower m_members;
  PartsReader m_parts;
  PartsReader m_participations;
  std::vector<std::int64_t> m_owners;
  Member m_member;              ///< read last
  std::int64_t m_previous = 0;  ///< the member of the last row that was one's
  bool m_in_order = true;
};

}  // namespace qlab::members
