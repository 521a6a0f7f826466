// SPDX-License-Identifier: Apache-2.0
// The packs that were made: whom each went to, what it said of whom as digests, and who
// acknowledged it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/handover/manifest.hpp"
#include "lib/handover/record_digests.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// Digests by the ids of members, and of comments.
struct PackItems {
  RecordDigests members;
  RecordDigests comments;
};

struct PackRecord {
  std::int64_t id = 0;
  PackKind kind = PackKind::pack;
  std::optional<std::int64_t> base_id;
  std::string sha256;
  std::string file;
  std::int64_t successor_id = 0;
  std::string recipient;
  std::int64_t members = 0;
  std::int64_t included = 0;
  Instant made_at;
  std::optional<Instant> acknowledged_at;
};

/// Within the caller's transaction.
std::int64_t insert(store::Store& store, const PackRecord& record, const PackItems& items);

/// The digests alone, of a pack that is there.
void insert_items(store::Store& store, std::int64_t pack_id, const PackItems& items);

/// What everybody in a pack was told, once it and all before it were taken in.
PackItems items_of(const store::Store& store, std::int64_t pack_id);

std::optional<PackRecord> pack_of_digest(const store::Store& store, std::string_view sha256);

/// Those that were made last for each successor.
std::vector<PackRecord> last_packs(const store::Store& store);

}  // namespace qlab::handover
