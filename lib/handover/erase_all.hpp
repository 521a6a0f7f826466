// SPDX-License-Identifier: Apache-2.0
// The end: everything personal goes, once the successor has it. What stays is who was given what
// and when, which packs were acknowledged, and the hashes that keep people who were erased from
// coming back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/handover/pack_record.hpp"
#include "lib/mail/send_lock.hpp"
#include "lib/store/clear.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

struct EndCertificate {
  Instant at;
  std::vector<PackRecord> packs;  ///< the last for each successor, all acknowledged
  std::int64_t members = 0;
  std::vector<store::Cleared> cleared;  ///< rows by table
  std::uint64_t bytes_searched = 0;     ///< of the store's files, for every address, name and note
  bool purged = false;                  ///< false: another process reads the store; run it again
};

/// Throws refused where nothing was packed, where the last pack or delta for a successor was not
/// acknowledged, or where something changed since that a delta would tell.
void require_handed_over(const store::Store& store);

/// Erases everything, all or nothing, and looks whether anything is left. Throws refused as above,
/// and failed where a private value still stands in the store's files.
EndCertificate erase_all(store::Store& store, const mail::SendLock& held, Instant now);

/// Without personal data, signed by the store's key.
std::string to_json(const EndCertificate& certificate, store::Store& store);

/// The same of nothing, for its schema: signed by nobody.
std::string blank_certificate();

}  // namespace qlab::handover
