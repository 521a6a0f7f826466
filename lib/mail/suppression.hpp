// SPDX-License-Identifier: Apache-2.0
// Addresses that are never written to again: known by keyed hashes only, so that they outlive the
// people who were erased. Asked by whatever adds an address or sends to one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

enum class SuppressionReason {
  erased,        ///< the person asked to be forgotten: not even a new import may bring them back
  unsubscribed,  ///< the person asked for no more mail
  complained,    ///< the person called a mail spam
  staff          ///< a decision of the staff
};
inline constexpr Names<4> suppression_reasons{"erased", "unsubscribed", "complained", "staff"};
std::string_view name(SuppressionReason reason);

struct Suppression {
  SuppressionReason reason = SuppressionReason::staff;
  std::string detail;  ///< never an address or a name
  std::string actor;
  Instant at;
};

/// Suppresses an address by its key (lib/core/address.hpp), within the caller's change. Where it is
/// suppressed already, only 'erased' replaces the reason, since it is the strictest.
void suppress(store::Store& store, std::string_view address_key, SuppressionReason reason,
              std::string_view detail, Instant now);

/// Lifts a suppression by the staff's or the person's own word; false where there is none. One that
/// is 'erased' stays: throws refused.
bool lift_suppression(store::Store& store, std::string_view address_key);

/// The suppression of an address, or nothing.
std::optional<Suppression> suppression(const store::Store& store, std::string_view address_key);

/// All suppressions at once, for whoever asks about many addresses: one query in all.
class Suppressions {
 public:
  explicit Suppressions(const store::Store& store);

  [[nodiscard]] bool empty() const { return m_hashes.empty(); }
  [[nodiscard]] bool contains(std::string_view address_key) const;

 private:
  std::string m_secret;
  std::unordered_set<std::string> m_hashes;
};

}  // namespace qlab::mail
