// SPDX-License-Identifier: Apache-2.0
// What a successor sends back: that they have exactly this file, signed by their own store's key.
// Holds nobody's data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/handover/key.hpp"
#include "lib/handover/pack_record.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

struct Receipt {
  std::string sha256;  ///< of the file that was taken in
  std::string recipient;
  std::int64_t members = 0;  ///< taken in with it
  Instant accepted_at;
  std::string public_key;  ///< of who signs it
};

/// As the file that is sent back.
std::string to_json(const Receipt& receipt, const Key& key);

/// Throws data where it is no receipt or its signature is not that of its key.
Receipt read_receipt(std::string_view json);

struct Acknowledged {
  PackRecord pack;
  Receipt receipt;
  bool key_was_known = false;  ///< the successor's key, or that of an earlier receipt of theirs
  bool fresh = true;           ///< false: this pack was acknowledged before
};

/// Records that the successor has exactly a pack of ours. Throws not_found where no pack of ours
/// has that digest, refused where another key signed than the successor's.
Acknowledged acknowledge(store::Store& store, std::string_view json, Instant now);

}  // namespace qlab::handover
