// SPDX-License-Identifier: Apache-2.0
// Addresses that are never written to again: known by keyed hashes only, so that they outlive the
// people who were erased. Asked by whatever adds an address or sends to one.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/mail/reason.hpp"
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

/// Makes the hashes by which addresses are known, all with the one key of the store.
class AddressHasher {
 public:
  explicit AddressHasher(const store::Store& store);

  [[nodiscard]] std::string operator()(std::string_view address_key) const;

  /// Tells whether two hashers have the same key, without telling the key.
  [[nodiscard]] std::string mark() const;

 private:
  std::string m_secret;
};

/// Suppresses an address by its key (lib/core/address.hpp), within the caller's change. Where it is
/// suppressed already, only 'erased' replaces the reason, since it is the strictest.
void suppress(store::Store& store, std::string_view address_key, SuppressionReason reason,
              std::string_view detail, Instant now);

/// The same for an address of which only the hash is known.
void suppress_hash(store::Store& store, std::string_view hash, SuppressionReason reason,
                   std::string_view detail, Instant now);

/// Lifts a suppression by the staff's or the person's own word; false where there is none. One that
/// is 'erased' stays: throws refused.
bool lift_suppression(store::Store& store, std::string_view address_key);

/// The suppression of an address, or nothing.
std::optional<Suppression> suppression(const store::Store& store, std::string_view address_key);

/// Looks one address up after the other, each time as it is at that moment: for a run that sends,
/// where a no must hold for the next mail.
class SuppressionLookup {
 public:
  explicit SuppressionLookup(const store::Store& store);

  [[nodiscard]] std::optional<SuppressionReason> reason(std::string_view address_key);

  /// Whether an address that stands anywhere in a text, such as a name, is that of somebody who was
  /// erased.
  [[nodiscard]] bool names_erased(std::string_view text);

 private:
  AddressHasher m_hasher;
  std::string m_key;  ///< the last one: a mail goes mostly to the address that its member has
  std::string m_hash;
  store::Statement m_find;
};

/// Why an address is suppressed, as an objection to a mail: "suppressed: unsubscribed".
Objection objection(SuppressionReason reason);

/// How many addresses are suppressed for each reason, in the order of suppression_reasons.
std::array<std::int64_t, suppression_reasons.size()> count_suppressions(const store::Store& store);

/// Calls with each, by its hash, in the order of the hashes.
void each_suppression(const store::Store& store,
                      const std::function<void(std::string_view, const Suppression&)>& call);

/// The key of the hashes, and another one in its place: for handing over alone. A store that has
/// hashes already keeps its key: throws refused.
std::string suppression_key(const store::Store& store);
void adopt_suppression_key(store::Store& store, std::string_view key);

/// An erased person came back by their own word, given elsewhere: their address may be used again.
void readmit(store::Store& store, std::string_view address_key);

/// All suppressions at once, for whoever asks about many addresses: one query in all.
class Suppressions {
 public:
  explicit Suppressions(const store::Store& store);

  [[nodiscard]] bool empty() const { return m_hashes.empty(); }
  [[nodiscard]] bool contains(std::string_view address_key) const;

 private:
  AddressHasher m_hash;
  std::unordered_set<std::string> m_hashes;
};

}  // namespace qlab::mail
