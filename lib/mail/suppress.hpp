// SPDX-License-Identifier: Apache-2.0
// Suppressing and lifting by somebody's word: one change of its own, logged.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

/// Whose addresses, by their keys.
struct Suppressed {
  std::span<const std::string> keys;
  std::optional<std::int64_t> member;  ///< for the log
};

/// Suppresses every address, all or nothing, and returns how many were not before. Throws usage
/// where the detail holds an address, which would be kept with the hash.
std::int64_t suppress(store::Store& store, const Suppressed& whose, SuppressionReason reason,
                      const std::string& detail, Instant now);

/// Lifts the suppressions, all or nothing, and returns how many there were. Throws refused where an
/// address is an erased person's.
std::int64_t lift(store::Store& store, const Suppressed& whose, Instant now);

}  // namespace qlab::mail
