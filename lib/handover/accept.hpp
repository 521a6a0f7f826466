// SPDX-License-Identifier: Apache-2.0
// Makes a store from a pack, and takes later changes into it. The pack is verified first, whole; a
// row that no store takes stops everything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "lib/core/archive.hpp"
#include "lib/handover/receipt.hpp"
#include "lib/handover/verify.hpp"
#include "lib/mail/send_lock.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

struct Accepted {
  PackKind kind = PackKind::pack;
  std::string sha256;
  std::string organisation;  ///< who handed it over
  std::string sender;        ///< their public key
  std::int64_t members = 0;
  std::int64_t scenarios = 0;
  std::int64_t comments = 0;
  std::int64_t suppressions = 0;
  std::int64_t removed = 0;  ///< of a delta: people who were erased
  bool purged = true;        ///< whether erased bytes are gone from the store's files too
  bool fresh = true;         ///< false: it was taken in before, and nothing was now
  std::string receipt;       ///< as the file that is sent back
};

/// Takes a pack into a store without members, all or nothing. Throws refused where the store has
/// members of another origin, or where the pack is a delta.
Accepted accept_pack(store::Store& store, OpenPack& pack, const std::string& password, Instant now);

/// Takes a delta in: first who is to be removed, then what changed. What was said later in this
/// store stays. Throws refused where the store does not have what the delta follows, or another key
/// signed it.
Accepted accept_delta(store::Store& store, const mail::SendLock& held, OpenPack& pack,
                      const std::string& password, Instant now);

}  // namespace qlab::handover
