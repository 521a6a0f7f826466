// SPDX-License-Identifier: Apache-2.0
// Who and what goes into a pack, or differs from an earlier one, put into the temporary tables that
// the descriptions of lib/<noun>/packed.hpp read. Included only by the .cpp files that make packs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/handover/pack_record.hpp"
#include "lib/members/disclosure.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// Puts those who agreed to be passed on to this recipient into temp.packed, for this connection
/// alone; temp.packed_comment is empty then.
void choose_members(const store::Store& store, std::string_view recipient);

/// The digests of all that the chosen members and the comments are told with.
PackItems read_items(const store::Store& store);

/// Who is in temp.packed.
members::IdRanges chosen(const store::Store& store);

/// What differs between two states.
struct Difference {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::vector<std::int64_t> gone;
};

/// The members that differ take the place of the chosen ones.
Difference choose_changed_members(const store::Store& store, const PackItems& before,
                                  const PackItems& now);

/// The comments that differ are chosen.
Difference choose_changed_comments(const store::Store& store, const PackItems& before,
                                   const PackItems& now);

/// Why somebody who was passed on is no longer.
std::string reason_of(const store::Store& store, std::int64_t member, std::string_view recipient);

/// The keyed hashes of their addresses.
std::vector<std::string> hashes_of(const store::Store& store, std::int64_t member);

}  // namespace qlab::handover
