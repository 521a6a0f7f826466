// SPDX-License-Identifier: Apache-2.0
// The entries of a pack, in their order. Included only by the .cpp files that make packs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/core/archive.hpp"
#include "lib/handover/leaks.hpp"
#include "lib/handover/manifest.hpp"
#include "lib/handover/pack.hpp"
#include "lib/handover/record_digests.hpp"

namespace qlab::handover {

/// Somebody who is no longer to be in the successor's store, or comments that are not.
struct Removals {
  struct Member {
    std::int64_t id = 0;
    std::string reason;
    std::optional<std::int64_t> joined_into;  ///< who they turned out to be, of those in the pack
    std::vector<std::string> hashes;          ///< of their addresses
  };
  std::vector<Member> members;
  std::vector<std::int64_t> comments;
};

struct Contents {
  const store::Store& store;
  const PrivateValues& values;
  const PackSettings& settings;
  Manifest about;  ///< without its entries
  Reconciliation exact;
  const Report& published;
  const Report& restricted;
  Removals removals;
  RowDigests& member_digests;
  RowDigests& comment_digests;
};

/// What everybody may read.
std::vector<archive::Entry> public_entries(const Contents& contents);

/// What only the successor may read: suppressions first.
std::vector<archive::Entry> restricted_entries(const Contents& contents);

/// What somebody without qlab must know about the file.
std::string pack_readme(const Manifest& about, const Settings& settings);

}  // namespace qlab::handover
