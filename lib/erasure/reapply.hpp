// SPDX-License-Identifier: Apache-2.0
// An older backup brings erased people back; this erases them again, as the ledger tells.
#pragma once

#include <filesystem>
#include <vector>

#include "lib/erasure/erase.hpp"

namespace qlab::erasure {

/// Erases everybody again whom the ledger knows as erased and the store does not, all or nothing,
/// and returns a certificate for each member and guest found. A person is known by the hashes of
/// their addresses, under whatever id; where the store's key is another one, by id and time of
/// joining. Their addresses are suppressed again. finish() must follow.
std::vector<Certificate> reapply(store::Store& store, const mail::SendLock& held,
                                 const std::filesystem::path& ledger, Instant now);

/// What 'store restore' does to the copy before it takes the store's place: learns from the
/// replaced store and the ledger who was erased, erases them again and purges the copy. Returns how
/// many people were erased again.
std::size_t carry_over(store::Store& restored, const store::Store* replaced,
                       const mail::SendLock& held, const std::filesystem::path& ledger,
                       Instant now);

}  // namespace qlab::erasure
